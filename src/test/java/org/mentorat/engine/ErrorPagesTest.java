package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people and programs read when something is refused or breaks: never a cause. */
@MentoratTest
class ErrorPagesTest {

  @LocalServerPort private int port;
  @Autowired private Probe probe;

  @ParameterizedTest
  @CsvSource({
    "GET, /connexion;x=1, 400, Demande refusée, Request refused",
    "POST, /deconnexion, 403, Accès refusé, Access refused",
    "GET, /documents/nothing, 404, Page introuvable, Page not found",
    "DELETE, /documents, 405, Rien à faire à cette adresse, Nothing to do at this address",
    "GET, /documents/panne/panne/panne, 500, Une erreur est survenue, An error occurred",
  })
  void aPageInThePersonsLanguageSaysItAndLeadsOn(
      String method, String path, int status, String french, String english) {
    Web web = Web.anonymous(port).with("Accept", "text/html");
    // With a token, so that it is not that which is refused.
    Web.Answer page = method.equals("DELETE") ? delete(web, path) : web.send(method, path, null);
    assertThat(page.status()).as(page.toString()).isEqualTo(status);
    assertThat(page.body()).contains("lang=\"fr-CA\"", french, "href=\"/\"");
    nothingInside(page);
    web.with("Cookie", "mentorat-langue=en");
    Web.Answer other = method.equals("DELETE") ? delete(web, path) : web.send(method, path, null);
    assertThat(other.status()).isEqualTo(status);
    assertThat(other.body()).contains("lang=\"en-CA\"", english);
  }

  private static Web.Answer delete(Web web, String path) {
    Web.Answer form = web.get("/connexion");
    return web.with("X-CSRF-TOKEN", Web.csrf(form)).send("DELETE", path, null);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /connexion;x=1, 400, Malformed",
    "POST, /deconnexion, 403, NotAllowed",
    "GET, /documents/nothing, 404, NotFound",
    "GET, /documents/panne/panne/panne, 500, Failure",
  })
  void programsReadTwoFields(String method, String path, int status, String type) {
    Web.Answer answer = Web.anonymous(port).send(method, path, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("type").asText()).isEqualTo(type);
    assertThat(answer.json().path("message").asText()).isNotBlank();
    assertThat(answer.json().has("path")).isFalse();
    nothingInside(answer);
  }

  @Test
  void theEnginesApisAnswerTheSameWay() {
    Web admin = Web.program(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    assertThat(says(admin.get("/engine-rest/nowhere"), 404)).isEqualTo("NotFound");
    assertThat(says(admin.send("DELETE", "/engine-rest/task", null), 405))
        .isEqualTo("MethodUnknown");
    assertThat(says(admin.post("/engine-rest/task", "{"), 400)).isEqualTo("Malformed");
    assertThat(says(admin.send("POST", "/engine-rest/task", "text/plain", "{}".getBytes()), 415))
        .isEqualTo("NotJson");
    assertThat(says(admin.get("/api/nowhere"), 404)).isEqualTo("NotFound");
    assertThat(says(Web.anonymous(port).get("/engine-rest/nowhere"), 401))
        .isEqualTo("SignInRequired");
  }

  private static String says(Web.Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    nothingInside(answer);
    return answer.json().path("type").asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a<script>b HTTP/1.1",
        "GET /a|b HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "GET / HTTP/9.9",
        "\u0001\u0002 / HTTP/1.1",
        "GET /connexion%2f..%2f HTTP/1.1"
      })
  void whatTheServerCannotReadIsRefusedInBothLanguages(String line) throws IOException {
    String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 2");
    nothingInside(answer);
    assertThat(answer).doesNotContain("HTTP Status", "b HTTP", "<hr");
    if (answer.contains("<html")) {
      assertThat(answer).contains("lang=\"fr-CA\"", PageHeaders.POLICY, "Demande refusée");
    }
  }

  @Test
  void headersThatAreTooLargeAreRefused() throws IOException {
    String answer =
        raw(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: "
                + "x".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
    nothingInside(answer);
  }

  @Test
  void whoeverBeginsARequestAndSaysNothingMoreIsNotWaitedFor() throws IOException {
    long begun = System.nanoTime();
    raw("GET / HTTP/1.1\r\nHost: loc");
    assertThat(System.nanoTime() - begun).isLessThan(15_000_000_000L);
  }

  @Test
  void aFormThatIsTooLargeIsRefused() {
    Web web = Web.anonymous(port).with("Accept", "text/html");
    Web.Answer answer = web.submit("/connexion", Map.of("username", "é".repeat(400_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("Trop de texte à la fois");
    nothingInside(answer);
  }

  @Test
  void soIsOneThatDoesNotSayItsLength() throws IOException {
    StringBuilder body = new StringBuilder();
    String piece = "a=" + "x".repeat(0xFFFE - 2) + "&&";
    for (int i = 0; i < 40; i++) {
      body.append("10000\r\n".replace("10000", Integer.toHexString(piece.length())))
          .append(piece)
          .append("\r\n");
    }
    String answer =
        raw(
            "POST /connexion HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                + body
                + "0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  void aFormThatCannotBeReadIsRefused() {
    Web.Answer answer =
        Web.anonymous(port)
            .send(
                "POST",
                "/connexion",
                "application/x-www-form-urlencoded",
                "username=%zz".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(400);
    nothingInside(answer);
  }

  @Test
  void anActionsBodyIsBoundedToo() throws IOException {
    String mentee = probe.account(Roles.MENTEES);
    Web program = Web.program(port, mentee, Probe.PASSWORD);
    String large = "{\"text\":\"" + "x".repeat(3 << 20) + "\"}";
    Web.Answer answer = program.post("/api/mentorships/M-2026-00001/help-request", large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("type").asText()).isEqualTo("TooLarge");
  }

  @Test
  void nobodyUploadsAFileToAPage() {
    for (String page : List.of("/connexion", "/compte/x", "/api/tasks", "/demo/clock")) {
      assertThat(
              Web.program(port, probe.account(Roles.COORDINATORS), Probe.PASSWORD)
                  .send("POST", page, "multipart/form-data; boundary=x", "--x--".getBytes())
                  .status())
          .as(page)
          .isEqualTo(415);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/env",
        "/beans",
        "/configprops",
        "/mappings",
        "/heapdump",
        "/threaddump",
        "/loggers",
        "/metrics",
        "/prometheus",
        "/info",
        "/shutdown",
        "/scheduledtasks",
        "/conditions",
        "/flyway",
        "/sessions",
        "/caches",
        "/httpexchanges",
        "/logfile",
        "/startup",
        "/jolokia"
      })
  void nothingOfTheActuatorIsOpenButTheHealth(String endpoint) {
    String path = "/actuator" + endpoint;
    assertThat(Web.anonymous(port).with("Accept", "text/html").get(path).location())
        .endsWith("/connexion");
    Web admin = Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    assertThat(admin.get(path).status()).as(path).isEqualTo(404);
    assertThat(admin.get("/actuator/health").status()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void nothingInside(Web.Answer answer) {
    nothingInside(answer.body());
    assertThat(answer.header("Server")).isEmpty();
  }

  private static void nothingInside(String text) {
    assertThat(text)
        .doesNotContain(
            "Exception",
            "\tat ",
            "org.apache",
            "org.springframework",
            "org.mentorat",
            "Tomcat",
            "inside",
            "stack",
            "java.",
            "Whitelabel");
  }
}
