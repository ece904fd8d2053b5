package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** One sign-in for the site, Camunda's web applications and the APIs. */
@MentoratTest
class SignInTest {

  private static final String ME = "/camunda/api/admin/auth/user/default";
  private static final String SIGN_OUT = ME + "/logout";

  private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private IdentityService identities;
  @Autowired private ApplicationContext application;

  private String mentor;

  @BeforeEach
  void account() {
    mentor = probe.account(Roles.MENTORS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task",
        "/engine-rest/engine",
        "/camunda/api/engine/engine/default/task",
        "/api/x",
        "/demo/clock"
      })
  void theAnonymousGet401AndNoDetails(String path) {
    Web.Answer answer = Web.anonymous(port).get(path);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("type").asText()).isEqualTo("SignInRequired");
    assertThat(answer.json().path("message").asText()).isEqualTo("Vous devez vous connecter.");
    assertThat(answer.json()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/tasklist/",
        "/camunda/app/cockpit/default/",
        "/camunda/",
        "/tableau-de-bord"
      })
  void theAnonymousAreSentToTheSignInPage(String path) {
    Web.Answer answer = Web.anonymous(port).with("Accept", "text/html").get(path);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).endsWith("/connexion");
  }

  @Test
  void everythingIsClosedUnlessOpened() {
    Web anonymous = Web.anonymous(port).with("Accept", "text/html");
    assertThat(anonymous.get("/nowhere").location()).endsWith("/connexion");
    assertThat(anonymous.get("/actuator/env").location()).endsWith("/connexion");
    assertThat(anonymous.get("/plugin/tasklist/app/plugin.js").location()).endsWith("/connexion");
    anonymous.without("Accept");
    assertThat(anonymous.get("/actuator/health").status()).isEqualTo(200);
    assertThat(anonymous.get("/css/mentorat.css").status()).isEqualTo(200);
    assertThat(anonymous.get("/connexion").status()).isEqualTo(200);
  }

  @Test
  void thePageIsFrenchAndSaysWhatIsWrong() {
    Web web = Web.anonymous(port);
    assertThat(web.get("/connexion").body())
        .contains("lang=\"fr-CA\"", "Adresse de courriel", "autocomplete=\"current-password\"")
        .doesNotContain("role=\"alert\"");
    Web.Answer refused = web.signIn(mentor, "faux");
    assertThat(refused.location()).endsWith("/connexion?refus");
    assertThat(web.get("/connexion?refus").body())
        .contains("role=\"alert\"", "ne correspond à aucun compte");
  }

  @ParameterizedTest
  @CsvSource({
    "mentors, /camunda/app/tasklist/",
    "mentees, /camunda/app/tasklist/",
    "coordinators, /camunda/app/tasklist/",
    "camunda-admin, /camunda/app/admin/",
    "auditors, /tableau-de-bord/mentorats",
    "mentors coordinators, /camunda/app/tasklist/",
    "coordinators camunda-admin, /camunda/app/tasklist/",
    "auditors camunda-admin, /camunda/app/admin/",
    "auditors mentees, /camunda/app/tasklist/"
  })
  void eachRoleLandsWhereItWorks(String groups, String page) {
    String account = probe.account(groups.split(" "));
    Web web = Web.anonymous(port);
    assertThat(web.signIn(account, Probe.PASSWORD).location())
        .isEqualTo("http://localhost:" + port + page);
    assertThat(web.get("/connexion").location()).endsWith(page);
  }

  @Test
  void aPageThatWasAskedForComesAfterTheSignInAScriptDoesNot() {
    Web web = Web.anonymous(port).with("Accept", "text/html");
    web.get("/camunda/app/tasklist/default/");
    assertThat(web.signIn(mentor, Probe.PASSWORD).location())
        .contains("/camunda/app/tasklist/default/");
    Web other = Web.anonymous(port);
    other.get("/camunda/api/engine/engine/default/task");
    assertThat(other.signIn(mentor, Probe.PASSWORD).location()).endsWith("/camunda/app/tasklist/");
  }

  @Test
  void theSiteRefusesAFormThatItDidNotShow() {
    Web web = Web.anonymous(port);
    assertThat(
            web.send(
                    "POST",
                    "/connexion",
                    "application/x-www-form-urlencoded",
                    ("username=" + mentor + "&password=x").getBytes())
                .status())
        .isEqualTo(403);
  }

  @Test
  void withoutAProviderThereIsNothingOfOne() {
    assertThat(application.getBeanNamesForType(ClientRegistrationRepository.class)).isEmpty();
    assertThat(application.getBeanNamesForType(OidcAccounts.class)).isEmpty();
    Web web = Web.anonymous(port).with("Accept", "text/html");
    assertThat(web.get("/connexion").body()).doesNotContain("oauth2", "id=\"ailleurs\"");
    for (String path : List.of("/oauth2/authorization/x", "/login/oauth2/code/x")) {
      assertThat(web.get(path).location()).endsWith("/connexion");
    }
  }

  @Test
  void theEmailOfAnAccountSignsIn() {
    var user = identities.createUserQuery().userId(mentor).singleResult();
    user.setEmail(mentor + "@exemple.ca");
    identities.saveUser(user);
    assertThat(Web.anonymous(port).signIn(mentor + "@exemple.ca", Probe.PASSWORD).location())
        .contains("/camunda/app/tasklist/");
    assertThat(
            Web.program(port, mentor + "@exemple.ca", Probe.PASSWORD)
                .get("/engine-rest/task")
                .status())
        .isEqualTo(200);
  }

  @Test
  void oneSignInOpensCamundasApplicationsAndBothApis() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD);
    assertThat(web.get("/camunda/app/tasklist/default/").body()).contains("camTasklistAppCtrl");
    assertThat(web.get(ME).json().path("userId").asText()).isEqualTo(mentor);
    assertThat(web.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
    assertThat(web.get("/engine-rest/task").status()).isEqualTo(200);
    assertThat(web.get("/camunda/app/cockpit/default/").status()).isEqualTo(403);
  }

  @Test
  void basicOpensTheApisWithoutASession() {
    Web program = Web.program(port, mentor, Probe.PASSWORD);
    Web.Answer answer = program.get("/engine-rest/task");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(Web.program(port, mentor, "faux").get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(program.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
  }

  @Test
  void anAuditorFindsWhatIsTheirsOnTheFirstPage() {
    Web web = Web.browser(port, probe.account(Roles.AUDITORS), Probe.PASSWORD);
    assertThat(web.get("/").body())
        .contains("Votre espace", "href=\"/mes-avis\"", "href=\"/tableau-de-bord/mentorats\"")
        .doesNotContain("href=\"/camunda/app", "href=\"/tableau-de-bord/avis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void signingOutInAnyOfCamundasApplicationsEndsEverything(String application) {
    String everywhere = probe.account(Roles.ADMINISTRATORS, Roles.COORDINATORS);
    Web web = Web.browser(port, everywhere, Probe.PASSWORD);
    String page = "/camunda/app/" + application + "/default/";
    assertThat(web.get(page).status()).isEqualTo(200);
    web.with("X-XSRF-TOKEN", web.cookie("XSRF-TOKEN"));
    assertThat(web.post(SIGN_OUT, "").status()).isEqualTo(200);
    assertThat(web.get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(web.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    web.with("Accept", "text/html");
    for (String other : List.of("tasklist", "cockpit", "admin", "welcome")) {
      assertThat(web.get("/camunda/app/" + other + "/default/").location()).endsWith("/connexion");
    }
    assertThat(web.get("/mes-avis").location()).endsWith("/connexion");
  }

  @Test
  void noOtherSiteCanSignAPersonOut() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD);
    String form = "application/x-www-form-urlencoded";
    assertThat(web.send("POST", "/deconnexion", form, new byte[0]).status()).isEqualTo(403);
    assertThat(web.post(SIGN_OUT, "").status()).isEqualTo(403);
  }

  @Test
  void theSessionsCookieIsOfNoUseToScriptsAndOtherSites() {
    String cookie = Web.anonymous(port).get("/connexion").header("Set-Cookie");
    assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void anErrorPageIsNotASignInPage() {
    assertThat(Web.anonymous(port).with("Accept", "text/html").get("/css/nothing.css").status())
        .isEqualTo(404);
    assertThat(Web.anonymous(port).get("/connexion;x=1").status()).isEqualTo(400);
  }

  @Test
  void manyWrongPasswordsAtOnceAreOnlyWrong() {
    assertThat(
            IntStream.range(0, 30)
                .parallel()
                .map(i -> Web.program(port, mentor, "faux" + i).get("/engine-rest/task").status())
                .distinct())
        .containsExactly(401);
  }

  @Test
  void aPageIsNotBlankBecauseOthersAreBusy() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD);
    String page = "/camunda/app/tasklist/default/";
    List<Web.Answer> pages =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> web.get(i % 4 == 0 ? page : ME))
            .filter(answer -> answer.body().contains("<html"))
            .toList();
    assertThat(pages).hasSize(100);
    for (Web.Answer answer : pages) {
      Matcher nonce = NONCE.matcher(answer.header("Content-Security-Policy"));
      assertThat(nonce.find()).isTrue();
      assertThat(answer.body()).contains("nonce=\"" + nonce.group(1) + "\"");
    }
  }

  @Test
  void camundasOwnSignInIsClosed() {
    Web web = Web.browser(port, mentor, Probe.PASSWORD).asWebapp();
    String login = ME + "/login/tasklist";
    byte[] form = ("username=" + mentor + "&password=" + Probe.PASSWORD).getBytes();
    assertThat(web.send("POST", login, "application/x-www-form-urlencoded", form).status())
        .isEqualTo(403);
    assertThat(
            Web.anonymous(port)
                .send("POST", login, "application/x-www-form-urlencoded", form)
                .status())
        .isEqualTo(401);
  }

  @Test
  void aSecondPersonInTheSameBrowserIsNotTakenForTheFirst() {
    String admin = probe.account(Roles.ADMINISTRATORS);
    Web web = Web.browser(port, admin, Probe.PASSWORD);
    assertThat(web.get(ME).json().path("userId").asText()).isEqualTo(admin);
    Web next = web;
    identities.deleteUser(admin);
    assertThat(next.get(ME).status()).isEqualTo(401);
    next.signIn(mentor, Probe.PASSWORD);
    assertThat(next.get(ME).json().path("userId").asText()).isEqualTo(mentor);
  }

  @Test
  void aGroupThatIsTakenAwayIsGoneAtOnce() {
    String admin = probe.account(Roles.ADMINISTRATORS);
    Web web = Web.browser(port, admin, Probe.PASSWORD);
    assertThat(web.get("/engine-rest/user").status()).isEqualTo(200);
    assertThat(web.get("/camunda/api/engine/engine/default/user").json().size()).isGreaterThan(1);
    identities.deleteMembership(admin, Roles.ADMINISTRATORS);
    assertThat(web.get("/engine-rest/user").status()).isEqualTo(403);
    assertThat(web.get("/camunda/api/engine/engine/default/user").status()).isEqualTo(403);
  }

  @Test
  void aSessionOnTheApisNeedsProofThatOurPageAsked() {
    String coordinator = probe.account(Roles.COORDINATORS);
    Web web = Web.browser(port, coordinator, Probe.PASSWORD);
    assertThat(web.post("/engine-rest/task/count", "{}").status()).as("no proof").isEqualTo(403);
    assertThat(
            web.with("Sec-Fetch-Site", "same-origin")
                .post("/engine-rest/task/count", "{}")
                .status())
        .isEqualTo(200);
    assertThat(
            web.with("Sec-Fetch-Site", "cross-site").post("/engine-rest/task/count", "{}").status())
        .isEqualTo(403);
    web.without("Sec-Fetch-Site");
    assertThat(
            web.with("Origin", "http://localhost:" + port)
                .post("/engine-rest/task/count", "{}")
                .status())
        .isEqualTo(200);
    assertThat(
            web.with("Origin", "https://ailleurs.example")
                .post("/engine-rest/task/count", "{}")
                .status())
        .isEqualTo(403);
    assertThat(web.with("Origin", "null").post("/engine-rest/task/count", "{}").status())
        .isEqualTo(403);
  }

  @Test
  void aPasswordInTheRequestIsProofUnlessABrowserWasMadeToSendIt() {
    Web program = Web.program(port, mentor, Probe.PASSWORD);
    assertThat(program.post("/engine-rest/task/count", "{}").status()).isEqualTo(200);
    assertThat(
            program
                .with("Origin", "https://ailleurs.example")
                .post("/engine-rest/task/count", "{}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void theDemonstrationsClockIsForTheCoordination() {
    assertThat(Web.program(port, mentor, Probe.PASSWORD).post("/demo/clock", "{}").status())
        .isEqualTo(403);
    String coordinator = probe.account(Roles.COORDINATORS);
    assertThat(Web.program(port, coordinator, Probe.PASSWORD).post("/demo/clock", "{}").status())
        .as("no such page outside demo mode")
        .isEqualTo(404);
  }

  @Test
  void namesAndPasswordsOfAnyLengthAreOnlyWrong() {
    Web web = Web.anonymous(port);
    for (String odd :
        new String[] {
          "", "é".repeat(300), "x".repeat(5000), "a@b", "@", "${1+1}", "'; drop table"
        }) {
      assertThat(web.submit("/connexion", Map.of("username", odd, "password", odd)).location())
          .endsWith("/connexion?refus");
    }
  }
}
