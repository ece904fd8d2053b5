package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.journeys.Scene;
import org.mentorat.people.Directory;
import org.mentorat.people.NewPerson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has forgotten a password gets a link, and nobody learns who has an account. */
@MentoratTest
class ForgottenPasswordTest {

  private static final String PAGE = "/mot-de-passe-oublie";
  private static final String ACCEPTED = PAGE + "?envoye";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private ApplicationContext spring;
  @Autowired private Directory directory;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient sql;

  private String email;
  private String account;

  @BeforeEach
  void somebody() {
    email = Scene.unique("oubli") + "@exemple.org";
    Scene scene = new Scene(spring);
    account =
        directory
            .enrolMentee(
                new NewPerson(
                    "Odile", "Roy", null, email, "fr", "America/Toronto", scene.workplace, 3))
            .account();
  }

  @Test
  void the_sign_in_page_leads_there() {
    assertThat(Web.anonymous(port).get("/connexion").body()).contains("href=\"" + PAGE + "\"");
    assertThat(Web.anonymous(port).get(PAGE).body())
        .contains("type=\"email\"", "la coordination ou à l’administration");
    assertThat(Web.anonymous(port).get(PAGE + "?langue=en").body())
        .contains("Forgotten password", "Get a link");
  }

  @Test
  void a_person_of_the_service_is_written_to() {
    assertThat(ask(email.toUpperCase()).location()).endsWith(ACCEPTED);
    await().untilAsserted(() -> assertThat(told()).containsExactly("password-reset"));
  }

  @Test
  void an_account_that_is_no_person_s_is_written_to() {
    account = probe.account(Roles.COORDINATORS);
    User user = identities.createUserQuery().userId(account).singleResult();
    user.setEmail(account + "@exemple.ca");
    identities.saveUser(user);
    ask(account + "@exemple.ca");
    await().untilAsserted(() -> assertThat(told()).containsExactly("password-reset"));
  }

  @Test
  void the_answer_says_nothing_of_who_has_an_account() {
    Web one = Web.anonymous(port);
    Web other = Web.anonymous(port);
    Web.Answer known = submit(one, email);
    Web.Answer unknown = submit(other, "personne-" + email);
    assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(302);
    assertThat(unknown.location()).isEqualTo(known.location());
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(withoutToken(other.get(ACCEPTED))).isEqualTo(withoutToken(one.get(ACCEPTED)));
    assertThat(one.get(ACCEPTED).body())
        .contains("Si un compte porte cette adresse", "4\u00a0heures")
        .doesNotContain(email);
  }

  @Test
  void a_mailbox_is_not_filled() {
    TestTime.advance(Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      ask(email);
    }
    await().untilAsserted(() -> assertThat(told()).isNotEmpty());
    // In turn behind those above.
    String last = account;
    somebody();
    ask(email);
    await().untilAsserted(() -> assertThat(told()).hasSize(1));
    account = last;
    assertThat(told()).hasSize(1);
  }

  @Test
  void whoever_asks_again_later_is_written_to_again() {
    ask(email);
    await().untilAsserted(() -> assertThat(told()).hasSize(1));
    TestTime.advance(Duration.ofMinutes(11));
    ask(email);
    await().untilAsserted(() -> assertThat(told()).hasSize(2));
  }

  @Test
  void to_ask_changes_nothing_of_the_account() {
    probe.givePassword(account);
    ask(email);
    await().untilAsserted(() -> assertThat(told()).hasSize(1));
    Web.browser(port, account, Probe.PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sans arobase", "@exemple.org", "moi@", "<script>alert(1)</script>"})
  void what_is_no_address_is_said_at_its_field(String typed) {
    Web.Answer refused = ask(typed);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("id=\"email-problem\"", "aria-invalid=\"true\"", "au complet")
        .doesNotContain("<script>alert");
  }

  @Test
  void looking_at_the_page_or_asking_from_another_site_sends_nothing() {
    Web.anonymous(port).get(PAGE + "?email=" + email);
    Web.Answer forged =
        Web.anonymous(port)
            .send("POST", PAGE, "application/x-www-form-urlencoded", ("email=" + email).getBytes());
    assertThat(forged.status()).isEqualTo(403);
    assertThat(told()).isEmpty();
  }

  @Test
  void a_link_that_is_over_offers_a_new_one() {
    assertThat(Web.anonymous(port).get(AccountLinks.PAGE + "passe").body())
        .contains("href=\"" + PAGE + "\"");
  }

  @Test
  void the_link_to_a_new_password_ends_sooner_than_an_invitation() {
    AccountLinks links = spring.getBean(AccountLinks.class);
    String reset = AccountLinks.PAGE + links.issue(account, AccountLinks.RESET);
    String invitation = AccountLinks.PAGE + links.issue(account, AccountLinks.INVITATION);
    TestTime.advance(Duration.ofHours(3));
    assertThat(Web.anonymous(port).get(reset).status()).isEqualTo(200);
    TestTime.advance(Duration.ofHours(2));
    assertThat(Web.anonymous(port).get(reset).status()).isEqualTo(410);
    assertThat(Web.anonymous(port).get(invitation).status()).isEqualTo(200);
  }

  private Web.Answer ask(String typed) {
    return submit(Web.anonymous(port), typed);
  }

  private static Web.Answer submit(Web web, String typed) {
    return web.submit(PAGE, Map.of("email", typed));
  }

  private static String withoutToken(Web.Answer page) {
    return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  private List<String> told() {
    return sql.sql("select kind from outbox where account = :account and kind = 'password-reset'")
        .param("account", account)
        .query(String.class)
        .list();
  }
}
