package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.Sample;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in through an organisation's provider, by a real one on another port. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.security.oauth2.client.registration.annuaire.client-id=" + OidcServer.CLIENT,
      "spring.security.oauth2.client.registration.annuaire.client-secret=" + OidcServer.SECRET,
      "spring.security.oauth2.client.registration.annuaire.client-name=l’annuaire du réseau",
      // A second one, which is never there.
      "spring.security.oauth2.client.registration.absent.client-id=" + OidcServer.CLIENT,
      "spring.security.oauth2.client.registration.absent.client-secret=" + OidcServer.SECRET,
      "spring.security.oauth2.client.provider.absent.issuer-uri=http://127.0.0.1:1",
      "mentorat.sign-in.oidc.roles-claim=realm_access.roles",
      "mentorat.sign-in.oidc.roles.coordinators=coordination",
      "mentorat.sign-in.oidc.roles.auditors=audit,vérification",
      "mentorat.sign-in.oidc.roles.administrators=administration",
      "mentorat.sign-in.oidc.roles.mentors=mentorat-mentor"
    })
@ActiveProfiles("test")
class OidcTest {

  private static final OidcServer PROVIDER = new OidcServer();
  private static final double PATIENCE = 90_000;
  private static final String ME = "/camunda/api/admin/auth/user/default";
  private static final String SIGN_OUT = ME + "/logout";
  private static final String GO = "/oauth2/authorization/annuaire";
  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String AUDIT = "/engine-rest/history/process-instance";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private Directory directory;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient sql;

  private String subject;
  private String email;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add("spring.security.oauth2.client.provider.annuaire.issuer-uri", PROVIDER::issuer);
  }

  @BeforeEach
  void somebody() {
    PROVIDER.serves("http://localhost:" + port, "annuaire");
    subject = "s-" + UUID.randomUUID();
    email = subject + "@reseau.example";
  }

  @AfterEach
  void honest() {
    PROVIDER.lies(null);
  }

  @Test
  void thePageOffersTheProvidersBesideAPassword() {
    assertThat(browser().get("/connexion").body())
        .contains("Se connecter avec l’annuaire du réseau", "href=\"" + GO + "\"")
        .contains("Se connecter avec absent", "name=\"password\"");
    assertThat(browser().get("/connexion?langue=en").body())
        .contains("Sign in with l’annuaire du réseau");
  }

  @Test
  void staffGetAnAccountThatAdminShowsAndTheProviderNamesOnlyOnce() {
    PROVIDER.says(subject, email, true, "coordination", "autre chose");
    Web web = signedIn();
    String account = account(web);
    assertThat(account).matches("p-[a-z2-7]{12}");
    User user = identities.createUserQuery().userId(account).singleResult();
    assertThat(user.getFirstName()).isEqualTo("Marie");
    assertThat(user.getLastName()).isEqualTo("Tremblay");
    assertThat(user.getEmail()).isEqualTo(email);
    assertThat(groups(account)).containsExactly(Roles.COORDINATORS);
    assertThat(account(signedIn())).isEqualTo(account);
    assertThat(identities.createUserQuery().userEmail(email).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "coordination, coordinators, 200, 200, 403",
    "vérification, auditors, 403, 200, 403",
    "administration, camunda-admin, 200, 200, 200"
  })
  void eachRoleLandsWhereItWorksAndReachesWhatItMay(
      String role, String group, int cockpit, int history, int users) {
    Web local = Web.browser(port, probe.account(group), Probe.PASSWORD);
    String page = local.get("/connexion").location();
    PROVIDER.says(subject, email, true, role);
    Web web = browser();
    assertThat(through(web).location()).isEqualTo(page);
    assertThat(web.get("/connexion").location()).isEqualTo(page);
    String api = "/camunda/api/engine/engine/default";
    assertThat(web.get(COCKPIT).status()).isEqualTo(cockpit);
    assertThat(web.get(AUDIT).status()).isEqualTo(history);
    assertThat(web.get(api + "/user/count").status()).isEqualTo(users);
    for (String path :
        List.of(ME, COCKPIT, AUDIT, api + "/task", "/engine-rest/task", "/engine-rest/group")) {
      assertThat(web.get(path).status())
          .as("%s, as after a password", path)
          .isEqualTo(local.get(path).status());
    }
  }

  @Test
  void aMentorWhoIsEnrolledHereIsFoundByTheAddressThatTheProviderVouchesFor() {
    Person mentor = mentor();
    PROVIDER.says(subject, mentor.email().toUpperCase(), true, "mentorat-mentor");
    Web web = browser();
    assertThat(through(web).location()).endsWith("/camunda/app/tasklist/");
    assertThat(account(web)).isEqualTo(mentor.account());
    assertThat(web.get(COCKPIT).status()).isEqualTo(403);
    assertThat(web.get("/engine-rest/user").status()).isEqualTo(403);
    // From then on by the provider's own name for them, whatever becomes of the address.
    PROVIDER.says(subject, "autre-" + email, false, "mentorat-mentor");
    assertThat(account(signedIn())).isEqualTo(mentor.account());
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
    Person mentor = mentor();
    PROVIDER.says(subject, mentor.email(), false, "mentorat-mentor");
    refused(OidcRefusal.EMAIL);
    PROVIDER.says(subject, email, false, "coordination");
    refused(OidcRefusal.EMAIL);
    assertThat(links()).isZero();
    assertThat(identities.createUserQuery().userEmail(email).count()).isZero();
  }

  @Test
  void whoHasNoRoleAndNoAccountIsToldSoInTheirLanguageAndNothingIsMade() {
    PROVIDER.says(subject, email, true, "comptabilité");
    Web web = refused(OidcRefusal.NO_ACCESS);
    assertThat(web.get("/connexion?sso=no-access").body())
        .contains("role=\"alert\"", "vous n’avez pas accès à ce service");
    assertThat(web.get("/connexion?sso=no-access&langue=en").body())
        .contains("you do not have access to this service");
    assertThat(web.get(ME).status()).isEqualTo(401);
    assertThat(links()).isZero();
    assertThat(identities.createUserQuery().userEmail(email).count()).isZero();
  }

  @Test
  void nobodyBecomesAMentorByTheProvidersWordAlone() {
    PROVIDER.says(subject, email, true, "mentorat-mentor");
    refused(OidcRefusal.NOT_ENROLLED);
    assertThat(identities.createUserQuery().userEmail(email).count()).isZero();
    Person mentee = Sample.mentee(directory);
    PROVIDER.says(subject, mentee.email(), true, "mentorat-mentor");
    assertThat(account(signedIn())).isEqualTo(mentee.account());
    assertThat(groups(mentee.account())).containsExactly(Roles.MENTEES);
  }

  @Test
  void groupsFollowTheProviderAtTheNextSignInAndTheOthersStay() {
    Person mentee = Sample.mentee(directory);
    PROVIDER.says(subject, mentee.email(), true, "coordination");
    Web before = signedIn();
    assertThat(before.get(COCKPIT).status()).isEqualTo(200);
    assertThat(groups(mentee.account()))
        .containsExactlyInAnyOrder(Roles.COORDINATORS, Roles.MENTEES);

    PROVIDER.says(subject, mentee.email(), true, "audit");
    signedIn();
    assertThat(groups(mentee.account())).containsExactlyInAnyOrder(Roles.AUDITORS, Roles.MENTEES);
    assertThat(before.get(COCKPIT).status()).as("the session from before").isEqualTo(403);
  }

  @Test
  void whomTheProviderGivesNothingAnyMoreHasNothing() {
    PROVIDER.says(subject, email, true, "coordination");
    Web before = signedIn();
    String account = account(before);
    PROVIDER.says(subject, email, true);
    refused(OidcRefusal.NO_ACCESS);
    assertThat(groups(account)).isEmpty();
    assertThat(before.get(COCKPIT).status()).isEqualTo(403);
  }

  @Test
  void theLastAdministratorStaysOne() {
    PROVIDER.says(subject, email, true, "administration");
    String account = account(signedIn());
    List<String> others =
        identities.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).list().stream()
            .map(User::getId)
            .filter(id -> !id.equals(account))
            .toList();
    assertThat(others).isNotEmpty();
    PROVIDER.says(subject, email, true, "audit");
    others.forEach(other -> identities.deleteMembership(other, Roles.ADMINISTRATORS));
    try {
      signedIn();
      assertThat(groups(account)).containsExactlyInAnyOrder(Roles.ADMINISTRATORS, Roles.AUDITORS);
    } finally {
      others.forEach(other -> identities.createMembership(other, Roles.ADMINISTRATORS));
    }
    signedIn();
    assertThat(groups(account)).containsExactly(Roles.AUDITORS);
  }

  @Test
  void anAdministratorsAccountIsNotOpenedByAnAddress() {
    String administrator = withEmail(probe.account(Roles.ADMINISTRATORS), email);
    PROVIDER.says(subject, email, true, "administration");
    refused(OidcRefusal.ACCOUNT);
    assertThat(links()).isZero();
    assertThat(groups(administrator)).containsExactly(Roles.ADMINISTRATORS);
  }

  @Test
  void anAddressThatTwoAccountsHaveOpensNeither() {
    withEmail(probe.account(Roles.MENTORS), email);
    withEmail(probe.account(Roles.MENTEES), email.toUpperCase());
    PROVIDER.says(subject, email, true, "coordination");
    refused(OidcRefusal.ACCOUNT);
    assertThat(links()).isZero();
  }

  @Test
  void anAddressThatPassesToSomebodyElseDoesNotOpenItsFormerOwnersAccount() {
    PROVIDER.says(subject, email, true, "coordination");
    signedIn();
    subject = "s-" + UUID.randomUUID();
    PROVIDER.says(subject, email, true, "coordination");
    refused(OidcRefusal.ACCOUNT);
    assertThat(links()).isZero();
  }

  @Test
  void anAccountThatBecomesStaffByItsAddressIsOpenToNoOldPassword() {
    String account = withEmail(probe.account(Roles.MENTEES), email);
    Web before = Web.browser(port, account, Probe.PASSWORD);
    PROVIDER.says(subject, email, true);
    assertThat(account(signedIn())).isEqualTo(account);
    assertThat(Web.program(port, account, Probe.PASSWORD).get("/engine-rest/task").status())
        .as("no more rights, no less password")
        .isEqualTo(200);

    String other = withEmail(probe.account(Roles.MENTEES), "autre-" + email);
    Web others = Web.browser(port, other, Probe.PASSWORD);
    subject = "s-" + UUID.randomUUID();
    PROVIDER.says(subject, "autre-" + email, true, "coordination");
    assertThat(account(signedIn())).isEqualTo(other);
    assertThat(Web.program(port, other, Probe.PASSWORD).get("/engine-rest/task").status())
        .isEqualTo(401);
    assertThat(others.get(ME).status()).isEqualTo(401);
    assertThat(before.get(ME).status()).isEqualTo(200);
  }

  @Test
  void theLinkGoesWithTheAccount() {
    PROVIDER.says(subject, email, true, "coordination");
    String account = account(signedIn());
    assertThat(links()).isEqualTo(1);
    identities.deleteUser(account);
    assertThat(links()).isZero();
  }

  @Test
  void aPasswordStillSignsInWhoHasOne() {
    String mentor = probe.account(Roles.MENTORS);
    Web web = Web.browser(port, mentor, Probe.PASSWORD);
    assertThat(account(web)).isEqualTo(mentor);
    assertThat(signOut(web).location()).endsWith("/connexion?fin");
    assertThat(Web.program(port, mentor, Probe.PASSWORD).get("/engine-rest/task").status())
        .isEqualTo(200);
  }

  @Test
  void theSessionIsLikeAnyOtherAndKeepsOfTheProviderOnlyWhatEndsItsSession() {
    PROVIDER.says(subject, email, true, "coordination");
    Web web = browser();
    web.get("/connexion");
    String before = web.cookie("JSESSIONID");
    through(web);
    assertThat(web.cookie("JSESSIONID")).isNotEqualTo(before);
    String account = account(web);
    List<String> kept =
        sql.sql(
                """
                select a.attribute_name from spring_session_attributes a
                join spring_session s on s.primary_id = a.session_primary_id
                where s.principal_name = :account
                """)
            .param("account", account)
            .query(String.class)
            .list();
    assertThat(kept)
        .contains("SPRING_SECURITY_CONTEXT", OidcSession.class.getName())
        .noneMatch(name -> name.contains("AuthorizedClient") || name.contains("AUTHORIZED"));
  }

  @Test
  void thePageThatWasAskedForComesAfterTheProvider() {
    PROVIDER.says(subject, email, true, "coordination");
    Web web = browser();
    assertThat(web.get("/tableau-de-bord/decisions").location()).endsWith("/connexion");
    assertThat(through(web).location()).contains("/tableau-de-bord/decisions");
  }

  @Test
  void signingOutEndsTheProvidersSessionToo() {
    PROVIDER.says(subject, email, true, "coordination");
    Web web = signedIn();
    Web.Answer end = signOut(web);
    assertThat(end.location()).startsWith(PROVIDER.issuer() + "/connect/logout");
    assertThat(web.get(ME).status()).isEqualTo(401);
    assertThat(web.get(end.location()).location())
        .isEqualTo("http://localhost:" + port + "/connexion?fin");
    assertThat(isAskedForAPassword(web)).isTrue();
  }

  @Test
  void signingOutInTasklistEndsTheProvidersSessionToo() {
    PROVIDER.says(subject, email, true, "coordination");
    Web web = signedIn().asWebapp();
    assertThat(isAskedForAPassword(web)).as("still known there").isFalse();
    through(web);
    web.asWebapp();
    assertThat(web.post(SIGN_OUT, "").status()).isEqualTo(200);
    assertThat(web.get(ME).status()).isEqualTo(401);
    Web.Answer page = web.get("/connexion?fin");
    assertThat(page.location()).startsWith(PROVIDER.issuer() + "/connect/logout");
    assertThat(web.get(page.location()).location())
        .isEqualTo("http://localhost:" + port + "/connexion?fin");
    assertThat(web.get("/connexion?fin").status()).isEqualTo(200);
    assertThat(isAskedForAPassword(web)).isTrue();
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    PROVIDER.says(subject, email, true, "coordination");
    Web web = browser();
    String answer = upToTheAnswer(web);
    assertThat(web.get(answer.replaceAll("state=[^&]+", "state=autre")).location())
        .endsWith("/connexion?sso=failed");
    assertThat(browser().get(upToTheAnswer(web)).location())
        .as("in another browser")
        .endsWith("/connexion?sso=failed");
    assertThat(web.get("/login/oauth2/code/annuaire").location()).endsWith("/connexion?sso=failed");
    assertThat(web.get(ME).status()).isEqualTo(401);
    assertThat(links()).isZero();
    assertThat(web.get("/connexion?sso=failed").body()).contains("n’a pas abouti");
  }

  @Test
  void aTokenThatWasMadeForAnotherRequestIsRefused() {
    PROVIDER.says(subject, email, true, "coordination");
    PROVIDER.lies("autre");
    refused(OidcRefusal.FAILED);
    assertThat(links()).isZero();
  }

  @Test
  void aProviderThatIsAwayOrUnknownIsASentence() {
    Web web = browser();
    assertThat(web.get("/oauth2/authorization/absent").location())
        .endsWith("/connexion?sso=failed");
    assertThat(web.get("/oauth2/authorization/inconnu").location())
        .endsWith("/connexion?sso=failed");
    assertThat(web.get("/connexion?sso=%3Cb%3E").body()).doesNotContain("role=\"alert\"", "<b>");
  }

  @Test
  @Tag("browser")
  void aCoordinatorComesThroughTheProviderInABrowserAndLeavesBoth() {
    PROVIDER.says(subject, email, true, "coordination");
    try (Chromium chromium = new Chromium();
        Chromium.Visitor visitor = chromium.visitor(port)) {
      Page page = visitor.page;
      visitor.open("/connexion");
      picture(page, 1280, "connexion-sso");
      picture(page, 390, "connexion-sso-telephone");
      page.setViewportSize(1280, 900);
      page.click("a[href='" + GO + "']");
      page.fill("#username", subject);
      page.fill("#password", OidcServer.PASSWORD);
      page.click("button[type=submit]");
      page.waitForURL("**/camunda/app/tasklist/**", patient());
      page.locator(".account .dropdown-toggle")
          .first()
          .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
      picture(page, 1280, "connexion-sso-tasklist");
      visitor.open("/");
      page.click("form[action='/deconnexion'] button");
      page.waitForURL("**/connexion?fin", patient());
      page.click("a[href='" + GO + "']");
      page.waitForURL(PROVIDER.issuer() + "/login", patient());
      visitor.open("/connexion?sso=no-access");
      picture(page, 1280, "connexion-sso-refus");
      picture(page, 390, "connexion-sso-refus-telephone");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private static Page.WaitForURLOptions patient() {
    return new Page.WaitForURLOptions().setTimeout(PATIENCE);
  }

  private static void picture(Page page, int width, String name) {
    page.setViewportSize(width, 900);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name + ".png")));
  }

  private Web browser() {
    return Web.anonymous(port).with("Accept", "text/html");
  }

  private Web signedIn() {
    Web web = browser();
    Web.Answer landed = through(web);
    assertThat(landed.location()).doesNotContain("/connexion");
    return web;
  }

  private Web refused(OidcRefusal why) {
    Web web = browser();
    assertThat(through(web).location()).endsWith("/connexion?sso=" + why.code());
    return web;
  }

  /** To the provider, through its sign-in page and back; the answer that says where one lands. */
  private Web.Answer through(Web web) {
    Web.Answer landed = web.get(upToTheAnswer(web));
    web.without("Accept");
    return landed;
  }

  /** The address with which the provider sends the person back. */
  private String upToTheAnswer(Web web) {
    Web.Answer answer = web.get(GO);
    while (answer.location().startsWith(PROVIDER.issuer())) {
      String next = answer.location();
      answer =
          next.endsWith("/login")
              ? web.submit(next, Map.of("username", subject, "password", OidcServer.PASSWORD))
              : web.get(next);
    }
    assertThat(answer.location())
        .as("%s", answer)
        .startsWith("http://localhost:" + port + "/login/oauth2/code/annuaire?");
    return answer.location();
  }

  private boolean isAskedForAPassword(Web web) {
    return web.get(web.get(GO).location()).location().endsWith("/login");
  }

  private Web.Answer signOut(Web web) {
    return web.submit("/", "/deconnexion", Map.of());
  }

  private String account(Web web) {
    return web.get(ME).json().path("userId").asText();
  }

  private List<String> groups(String account) {
    return identities.createGroupQuery().groupMember(account).list().stream()
        .map(group -> group.getId())
        .toList();
  }

  private long links() {
    return sql.sql("select count(*) from oidc_link where subject = :subject and issuer = :issuer")
        .param("subject", subject)
        .param("issuer", PROVIDER.issuer())
        .query(Long.class)
        .single();
  }

  private Person mentor() {
    return Sample.mentor(directory, Sample.project(directory), 2);
  }

  private String withEmail(String account, String address) {
    User user = identities.createUserQuery().userId(account).singleResult();
    user.setEmail(address);
    identities.saveUser(user);
    return account;
  }
}
