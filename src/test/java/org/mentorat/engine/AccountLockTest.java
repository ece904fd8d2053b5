package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever guesses passwords is slowed down, and nobody is shut out for good by it. */
@MentoratTest
class AccountLockTest {

  private static final int GUESSES = 14;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private AccountLinks links;

  private String account;

  @BeforeEach
  void guessed() {
    account = probe.account(Roles.MENTEES);
    TestTime.advance(Duration.ZERO);
    for (int i = 0; i < GUESSES; i++) {
      signIn("faux " + i);
      TestTime.advance(LONGEST.plusSeconds(1));
    }
    signIn("faux encore");
  }

  @Test
  void after_many_wrong_passwords_the_right_one_is_refused_for_a_quarter_of_an_hour_only() {
    Web.Answer refused = signIn(Probe.PASSWORD);
    assertThat(refused.location()).endsWith("/connexion?refus");
    TestTime.advance(LONGEST.minusSeconds(5));
    assertThat(signIn(Probe.PASSWORD).location()).endsWith("/connexion?refus");
    assertThat(program(Probe.PASSWORD)).isEqualTo(401);

    TestTime.advance(Duration.ofSeconds(6));
    assertThat(signIn(Probe.PASSWORD).location()).contains("/camunda/app/tasklist/");
  }

  @Test
  void what_is_tried_meanwhile_makes_it_no_longer() {
    TestTime.advance(LONGEST.minusSeconds(5));
    for (int i = 0; i < 5; i++) {
      signIn("faux");
    }
    TestTime.advance(Duration.ofSeconds(6));
    assertThat(signIn(Probe.PASSWORD).location()).contains("/camunda/app/tasklist/");
  }

  @Test
  void the_answer_is_that_of_an_account_that_is_none() {
    Web.Answer shut = signIn(Probe.PASSWORD);
    Web.Answer none = Web.anonymous(port).signIn("personne-du-tout", Probe.PASSWORD);
    assertThat(shut.status()).isEqualTo(none.status());
    assertThat(shut.location()).isEqualTo(none.location());
  }

  @Test
  void a_link_to_a_new_password_opens_it_at_once() {
    String page = AccountLinks.PAGE + links.issue(account, AccountLinks.RESET);
    String chosen = "le vent du large souffle";
    Web.anonymous(port).submit(page, Map.of("password", chosen, "again", chosen));
    assertThat(signIn(chosen).location()).contains("/camunda/app/tasklist/");
  }

  @Test
  void an_administrator_opens_it_at_once() {
    Web admin = Web.browser(port, probe.account(Roles.ADMINISTRATORS), Probe.PASSWORD).asWebapp();
    assertThat(
            admin
                .post("/camunda/api/engine/engine/default/user/" + account + "/unlock", "{}")
                .status())
        .isEqualTo(204);
    assertThat(signIn(Probe.PASSWORD).location()).contains("/camunda/app/tasklist/");
  }

  private Web.Answer signIn(String password) {
    return Web.anonymous(port).signIn(account, password);
  }

  private int program(String password) {
    return Web.program(port, account, password).get("/engine-rest/task").status();
  }
}
