package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever cannot sign in is sent a link by somebody who may. */
@MentoratTest
class AccountsPageTest {

  private static final String PAGE = "/tableau-de-bord/comptes";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient sql;
  @Autowired private AccountLinks links;

  private Web coordinator;
  private String mentor;

  @BeforeEach
  void people() {
    coordinator = Web.browser(port, probe.account(Roles.COORDINATORS), Probe.PASSWORD);
    mentor = reachable(Roles.MENTORS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_coordinator_finds_a_mentor_by_address_or_account_and_sends_an_invitation(boolean address) {
    Web.Answer found = find(coordinator, address ? mentor + "@exemple.ca" : mentor);
    assertThat(found.location()).endsWith(PAGE + "/" + mentor);
    assertThat(coordinator.get(PAGE + "/" + mentor).body())
        .contains(
            "Essai Des Droits", mentor + "@exemple.ca", "7\u00a0jours", "Mentors et mentores");
    assertThat(told(mentor)).as("so far nothing is sent").isEmpty();

    Web.Answer sent = coordinator.submit(PAGE + "/" + mentor, Map.of());

    assertThat(sent.location()).endsWith(PAGE + "/" + mentor + "?envoye");
    assertThat(coordinator.get(PAGE + "/" + mentor + "?envoye").body())
        .contains("Le message part à " + mentor + "@exemple.ca");
    assertThat(told(mentor)).containsExactly("account-invitation");
  }

  @Test
  void whoever_has_chosen_a_password_before_gets_a_link_to_a_new_one() {
    links.use(links.issue(mentor, AccountLinks.INVITATION), "le vent du large souffle");
    assertThat(coordinator.get(PAGE + "/" + mentor).body()).contains("4\u00a0heures");
    coordinator.submit(PAGE + "/" + mentor, Map.of());
    assertThat(told(mentor)).containsExactly("password-reset");
  }

  @ParameterizedTest
  @CsvSource({
    "coordinators",
    "auditors",
    "camunda-admin",
    "mentors camunda-admin",
    "mentees coordinators"
  })
  void a_coordinator_does_not_find_those_with_more_rights_than_mentees_and_mentors(String groups) {
    String other = reachable(groups.split(" "));
    Web.Answer notFound = find(coordinator, other);
    Web.Answer nobody = find(coordinator, "personne-du-tout");
    assertThat(notFound.status()).isEqualTo(nobody.status()).isEqualTo(404);
    assertThat(notFound.body()).contains("Aucun compte que vous pouvez aider");
    assertThat(coordinator.get(PAGE + "/" + other).status()).isEqualTo(404);
    // The form's token is that of the session, whichever page showed it.
    assertThat(coordinator.submit(PAGE + "/" + other, Map.of()).status()).isEqualTo(404);
    assertThat(told(other)).isEmpty();

    Web admin = Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD);
    assertThat(admin.submit(PAGE + "/" + other, Map.of()).location()).endsWith("?envoye");
    assertThat(told(other)).hasSize(1);
  }

  @Test
  void whoever_has_no_address_is_sent_nothing() {
    String without = probe.account(Roles.MENTEES);
    assertThat(coordinator.get(PAGE + "/" + without).body())
        .contains("ne connaît aucune adresse")
        .doesNotContain("Envoyer un lien");
    assertThat(coordinator.submit(PAGE + "/" + without, Map.of()).status()).isEqualTo(409);
    assertThat(told(without)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mentees", "mentors", "auditors"})
  void others_do_not_get_there(String group) {
    Web other = Web.browser(port, probe.account(group), Probe.PASSWORD);
    for (String page : List.of(PAGE, PAGE + "/", PAGE + "/" + mentor)) {
      assertThat(other.get(page).status()).isEqualTo(403);
    }
    assertThat(Web.anonymous(port).with("Accept", "text/html").get(PAGE).location())
        .endsWith("/connexion");
  }

  @Test
  void without_the_page_s_own_token_nothing_is_sent() {
    assertThat(
            coordinator
                .send("POST", PAGE + "/" + mentor, "application/x-www-form-urlencoded", new byte[0])
                .status())
        .isEqualTo(403);
    assertThat(told(mentor)).isEmpty();
  }

  @Test
  void nothing_typed_is_said_at_its_field_and_what_is_typed_comes_back_as_text() {
    assertThat(find(coordinator, " ").body()).contains("who-problem", "aria-invalid=\"true\"");
    assertThat(find(coordinator, "<b>${1+1}</b>").body())
        .contains("&lt;b&gt;${1+1}&lt;/b&gt;")
        .doesNotContain("<b>$");
  }

  @Test
  void the_page_speaks_english_too() {
    assertThat(coordinator.get(PAGE + "?langue=en").body()).contains("Help somebody sign in");
  }

  private static Web.Answer find(Web web, String who) {
    return web.submit(PAGE, Map.of("who", who));
  }

  private String reachable(String... groups) {
    String account = probe.account(groups);
    User user = identities.createUserQuery().userId(account).singleResult();
    user.setEmail(account + "@exemple.ca");
    identities.saveUser(user);
    return account;
  }

  private List<String> told(String account) {
    return sql.sql("select kind from outbox where account = :account")
        .param("account", account)
        .query(String.class)
        .list();
  }
}
