package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What browsers are told with every kind of answer. */
@MentoratTest
class HeadersTest {

  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** In a template: a script or a style between its tags, or in an attribute. */
  private static final Pattern INLINE =
      Pattern.compile(
          "<style|\\sstyle=|th:style|<script(?![^>]*src=)|\\s(th:)?on[a-z]+=|javascript:",
          Pattern.CASE_INSENSITIVE);

  @LocalServerPort private int port;
  @Autowired private Probe probe;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/connexion",
        "/documents",
        "/documents/charte",
        "/verification",
        "/compte/inconnu",
        "/css/mentorat.css",
        "/js/decisions.js",
        "/img/mentorat.svg",
        "/css/nothing.css",
        "/documents/nothing",
        "/connexion;x=1",
        "/actuator/health",
        "/engine-rest/task",
        "/camunda/api/engine/engine/default/task",
        "/api/mentorships/x/y",
        "/attestations/x.pdf",
        "/tableau-de-bord/decisions",
        "/camunda/",
        "/demo"
      })
  void theyAreTheSameEverywhereForWhoeverIsNotSignedIn(String path) {
    strict(Web.anonymous(port).with("Accept", "text/html").get(path));
    strict(Web.anonymous(port).get(path));
  }

  @Test
  void andForWhoeverIs() {
    Web web =
        Web.browser(port, probe.account(Roles.COORDINATORS), Probe.PASSWORD)
            .with("Accept", "text/html");
    for (String page :
        List.of(
            "/",
            "/mes-avis",
            "/mes-attestations",
            "/tableau-de-bord/decisions",
            "/tableau-de-bord/avis",
            "/tableau-de-bord/avis/echecs",
            "/nowhere",
            "/engine-rest/task",
            "/engine-rest/user",
            "/api/tasks",
            "/demo",
            "/actuator/env")) {
      strict(web.get(page));
    }
  }

  @Test
  void camundasApplicationsKeepTheirNonce() {
    Web web = Web.browser(port, probe.account(Roles.MENTORS), Probe.PASSWORD);
    Web.Answer page = web.get("/camunda/app/tasklist/default/");
    assertThat(page.header(PageHeaders.POLICY)).contains("'nonce-", "frame-ancestors 'none'");
    assertThat(page.headers(PageHeaders.POLICY)).hasSize(1);
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Permissions-Policy")).contains("camera=()");
  }

  /** A policy without 'unsafe-inline' blocks them, and the page is not what was meant. */
  @Test
  void noTemplateHasAScriptOrAStyleInIt() throws IOException {
    Path templates = Path.of("src/main/resources/templates");
    try (Stream<Path> files = Files.walk(templates)) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".html"))
              // Mails and papers are no pages of the site.
              .filter(file -> !file.startsWith(templates.resolve("mail")))
              .filter(file -> !file.endsWith("attestation/paper.html"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(15);
      for (Path page : pages) {
        assertThat(INLINE.matcher(Files.readString(page)).results().map(found -> found.group()))
            .as(page.toString())
            .isEmpty();
      }
    }
  }

  private static void strict(Web.Answer answer) {
    assertThat(answer.headers(PageHeaders.POLICY)).as(answer.toString()).containsExactly(STRICT);
    assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.header("Referrer-Policy")).isIn("same-origin", "no-referrer");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Strict-Transport-Security")).as("plain http").isEmpty();
  }
}
