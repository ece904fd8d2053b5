package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is signed in changes their own password. */
@MentoratTest
class OwnPasswordTest {

  private static final String PAGE = "/mon-mot-de-passe";
  private static final String CHOSEN = "le vent du large souffle";

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private AccountLinks links;
  @Autowired private JdbcClient sql;

  private String account;
  private Web web;

  @BeforeEach
  void signedIn() {
    account = probe.account(Roles.MENTEES);
    web = Web.browser(port, account, Probe.PASSWORD);
  }

  @Test
  void the_account_s_menu_leads_there() {
    assertThat(web.get("/mes-avis").body()).contains("href=\"" + PAGE + "\"");
    assertThat(web.get(PAGE).body()).contains("Mot de passe actuel", "Au moins 12 caractères");
    assertThat(web.get(PAGE + "?langue=en").body()).contains("Current password");
  }

  @Test
  void the_new_one_signs_in_and_the_old_one_no_longer() {
    assertThat(change(Probe.PASSWORD, CHOSEN, CHOSEN).location()).endsWith(PAGE + "?enregistre");
    assertThat(web.get(PAGE + "?enregistre").body()).contains("est enregistré");
    Web.browser(port, account, CHOSEN);
    assertThat(Web.anonymous(port).signIn(account, Probe.PASSWORD).location()).endsWith("refus");
  }

  @Test
  void the_session_goes_on_under_another_name_and_all_others_end() {
    Web elsewhere = Web.browser(port, account, Probe.PASSWORD);
    String link = AccountLinks.PAGE + links.issue(account, AccountLinks.RESET);
    String before = web.cookie("JSESSIONID");

    change(Probe.PASSWORD, CHOSEN, CHOSEN);

    assertThat(web.get("/engine-rest/task").status()).isEqualTo(200);
    assertThat(web.cookie("JSESSIONID")).isNotEqualTo(before);
    assertThat(elsewhere.get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(Web.anonymous(port).get(link).status()).as("links end too").isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource({
    "faux, le vent du large souffle, le vent du large souffle, current-problem, pas votre mot",
    "RIGHT, court, court, password-problem, trop court",
    "RIGHT, motdepasse2026, motdepasse2026, password-problem, se devine",
    "RIGHT, essai du fleuve, essai du fleuve, password-problem, votre nom",
    "RIGHT, le vent du large, le vent du nord, again-problem, pas les mêmes"
  })
  void what_is_wrong_is_said_at_its_field_and_nothing_changes(
      String current, String password, String again, String where, String said) {
    Web.Answer refused =
        change(current.equals("RIGHT") ? Probe.PASSWORD : current, password, again);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("id=\"" + where + "\"", said)
        .containsOnlyOnce("aria-invalid=\"true\"")
        .containsOnlyOnce("class=\"refusal\"")
        .doesNotContain(password + "\"");
    sql.sql("update act_id_user set lock_exp_time_ = null where id_ = :account")
        .param("account", account)
        .update();
    Web.browser(port, account, Probe.PASSWORD);
  }

  @Test
  void guessing_the_current_one_in_an_open_session_is_slowed_down_too() {
    TestTime.advance(Duration.ZERO);
    change("faux", CHOSEN, CHOSEN);
    assertThat(change(Probe.PASSWORD, CHOSEN, CHOSEN).status())
        .as("within the first second")
        .isEqualTo(400);
  }

  @Test
  void nobody_else_gets_there() {
    assertThat(Web.anonymous(port).with("Accept", "text/html").get(PAGE).location())
        .endsWith("/connexion");
    assertThat(
            web.send(
                    "POST",
                    PAGE,
                    "application/x-www-form-urlencoded",
                    ("current=x&password=" + CHOSEN + "&again=" + CHOSEN).getBytes())
                .status())
        .isEqualTo(403);
  }

  private Web.Answer change(String current, String password, String again) {
    return web.submit(PAGE, Map.of("current", current, "password", password, "again", again));
  }
}
