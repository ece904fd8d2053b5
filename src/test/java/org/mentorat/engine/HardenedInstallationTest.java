package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorat.ApplicationProcess;
import org.mentorat.EmbeddedDatabase;

/**
 * Installations as they are run: TLS before them or not, with and without a proxy that says who
 * asks, and with limits that are soon reached. Each start is a process of its own.
 */
class HardenedInstallationTest {

  private static final String PASSWORD = "trois chaises bleues";
  private static final String HTML = "text/html";

  @TempDir private Path folder;
  private final int port = ApplicationProcess.freePort();
  private final String url = EmbeddedDatabase.create();

  @Test
  void behindTlsCookiesAreSecureAndWhatAVisitorSaysOfTheirAddressIsNotBelieved() {
    try (ApplicationProcess application =
        start(
            "--mentorat.site.address=https://mentorat.exemple.org",
            "--mentorat.limits.failed-sign-ins-by-address.times=3",
            "--mentorat.limits.failed-sign-ins-by-account.times=1000")) {
      application.awaitOutput("Started MentoratApplication");
      Web web = Web.anonymous(port);
      Web.Answer page = web.get("/connexion?langue=en");
      assertThat(page.headers("Set-Cookie"))
          .hasSizeGreaterThan(0)
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
      assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
      Web program = Web.program(port, "admin", PASSWORD);
      assertThat(program.get("/engine-rest/task").header("Strict-Transport-Security")).isNotEmpty();
      // The cookies of Camunda's applications, for somebody whose browser is behind TLS.
      Web browser = Web.anonymous(port);
      String session = cookie(page, "JSESSIONID");
      browser.with("Cookie", session);
      Web.Answer signedIn =
          browser.send(
              "POST",
              "/connexion",
              "application/x-www-form-urlencoded",
              ("_csrf="
                      + Web.csrf(browser.get("/connexion"))
                      + "&username=admin&password="
                      + PASSWORD.replace(' ', '+'))
                  .getBytes());
      assertThat(signedIn.location()).endsWith("/camunda/app/admin/");
      Web.Answer camunda =
          Web.anonymous(port)
              .with("Cookie", cookie(signedIn, "JSESSIONID"))
              .get("/camunda/app/welcome/default/");
      assertThat(camunda.header("Strict-Transport-Security")).isNotEmpty();
      assertThat(camunda.headers("Set-Cookie"))
          .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="))
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));

      for (int i = 0; i < 3; i++) {
        assertThat(wrong("nobody-" + i, "198.51.100." + i).status()).isEqualTo(401);
      }
      Web.Answer refused = wrong("nobody-4", "198.51.100.77");
      assertThat(refused.status()).as("X-Forwarded-For is anybody's to write").isEqualTo(429);
      application.stop();
    }
  }

  @Test
  void eachLimitHoldsForTheAddressThatTheProxyNames() {
    try (ApplicationProcess application =
        start(
            "--server.forward-headers-strategy=native",
            "--mentorat.limits.failed-sign-ins-by-address.times=4",
            "--mentorat.limits.failed-sign-ins-by-account.times=6",
            "--mentorat.limits.forms-by-address.times=8",
            "--mentorat.limits.forgotten-passwords-by-address.times=2",
            "--mentorat.limits.account-links-by-address.times=3",
            "--mentorat.limits.verifications-by-address.times=3",
            "--mentorat.limits.registrations-by-coordination.times=3")) {
      application.awaitReady();
      signIns();
      accounts();
      visits();
      forms();
      registrations();
      assertThat(Web.anonymous(port).get("/connexion").headers("Set-Cookie"))
          .as("a try on this machine, without TLS")
          .noneMatch(cookie -> cookie.contains("Secure"));
      application.stop();
    }
  }

  @Test
  void anAddressWithoutTlsMustBeMeant() {
    String address = "http://mentorat.exemple.org";
    try (ApplicationProcess application = start("--mentorat.site.address=" + address)) {
      assertThat(application.awaitEnd()).as(application.output()).isEqualTo(1);
      assertThat(application.output())
          .contains(StartupTexts.text("startup.siteAddressPlain", address))
          .doesNotContain("\tat ");
    }
    try (ApplicationProcess application =
        start("--mentorat.site.address=" + address, "--mentorat.site.tls-only=false")) {
      application.awaitOutput("Started MentoratApplication");
      application.stop();
    }
  }

  private void signIns() {
    for (int i = 0; i < 4; i++) {
      assertThat(wrong("someone-" + i, "203.0.113.1").status()).isEqualTo(401);
    }
    Web.Answer refused = wrong("someone-5", "203.0.113.1");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("type").asText()).isEqualTo("TooManyRequests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
    assertThat(from("203.0.113.1", Web.program(port, "admin", PASSWORD)).get("/engine-rest/task"))
        .as("nor with the right one, from there")
        .extracting(Web.Answer::status)
        .isEqualTo(429);
    Web person = from("203.0.113.1", Web.anonymous(port)).with("Accept", HTML);
    Web.Answer page = person.signIn("admin", PASSWORD);
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.header("Retry-After")).isNotEmpty();
    assertThat(page.body()).contains("lang=\"fr-CA\"", "Trop d’essais en peu de temps");
    person.get("/connexion?langue=en");
    assertThat(person.signIn("admin", PASSWORD).body())
        .contains("lang=\"en-CA\"", "Too many tries in a short time");
    assertThat(from("203.0.113.2", Web.program(port, "admin", PASSWORD)).get("/engine-rest/task"))
        .as("elsewhere")
        .extracting(Web.Answer::status)
        .isEqualTo(200);
  }

  private void accounts() {
    for (int i = 0; i < 6; i++) {
      assertThat(
              from("203.0.113." + (10 + i), Web.anonymous(port))
                  .signIn(" Une.Personne@exemple.org", "faux")
                  .location())
          .endsWith("/connexion?refus");
    }
    assertThat(
            from("203.0.113.20", Web.anonymous(port))
                .signIn("une.personne@exemple.org ", "faux")
                .status())
        .as("from an address that nobody used")
        .isEqualTo(429);
    assertThat(wrong("UNE.PERSONNE@exemple.org", "203.0.113.21").status()).isEqualTo(429);
  }

  private void visits() {
    for (String page : List.of("/compte/", "/verification/")) {
      Web visitor = from("203.0.113.30", Web.anonymous(port)).with("Accept", HTML);
      for (int i = 0; i < 3; i++) {
        assertThat(visitor.get(page + "code" + i).status()).isNotEqualTo(429);
      }
      Web.Answer refused = visitor.get(page + "code9");
      assertThat(refused.status()).as(page).isEqualTo(429);
      assertThat(refused.body()).contains("Trop d’essais en peu de temps");
      assertThat(visitor.get("/documents/charte").status()).isEqualTo(200);
    }
  }

  private void forms() {
    Web forgetful = from("203.0.113.40", Web.anonymous(port));
    for (int i = 0; i < 2; i++) {
      assertThat(forgetful.post(ForgottenPasswordPage.ADDRESS, "").status()).isNotEqualTo(429);
    }
    assertThat(forgetful.post(ForgottenPasswordPage.ADDRESS, "").status()).isEqualTo(429);
    Web sender = from("203.0.113.41", Web.anonymous(port));
    for (int i = 0; i < 8; i++) {
      assertThat(sender.post("/deconnexion", "").status()).isEqualTo(403);
    }
    assertThat(sender.post("/deconnexion", "").status()).isEqualTo(429);
    assertThat(sender.submit("/connexion", Map.of("username", "admin")).status()).isEqualTo(429);
  }

  private void registrations() {
    Web admin = from("203.0.113.50", Web.program(port, "admin", PASSWORD));
    for (String definition : List.of("key/mentorship", "x:1:2", "key/mentorship")) {
      assertThat(
              admin
                  .post(
                      "/engine-rest/process-definition/" + definition + "/submit-form",
                      "{\"variables\":{}}")
                  .status())
          .isIn(400, 404);
    }
    Web.Answer refused =
        admin.post(
            "/engine-rest/process-definition/key/mentorship/submit-form", "{\"variables\":{}}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("message").asText()).startsWith("Trop d’essais");
  }

  private Web.Answer wrong(String account, String address) {
    return from(address, Web.program(port, account, "faux")).get("/engine-rest/task");
  }

  private static Web from(String address, Web web) {
    return web.with("X-Forwarded-For", address);
  }

  private static String cookie(Web.Answer answer, String name) {
    return answer.headers("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.split(";")[0])
        .findFirst()
        .orElseThrow();
  }

  private ApplicationProcess start(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "--spring.datasource.url=" + url;
    all[1] = "--spring.datasource.username=mentorat";
    all[2] = "--mentorat.admin.password=" + PASSWORD;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return ApplicationProcess.start(folder, port, all);
  }
}
