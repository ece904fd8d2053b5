package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.Together;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How passwords are kept, and what becomes of those that were kept otherwise. */
@MentoratTest
class PasswordHashTest {

  @LocalServerPort private int port;
  @Autowired private Probe probe;
  @Autowired private JdbcClient sql;
  @Autowired private IdentityService identities;
  @Autowired private Unrestricted unrestricted;
  @Autowired private PasswordRules rules;
  @Autowired private Environment environment;

  private String account;

  @BeforeEach
  void account() {
    account = probe.account(Roles.MENTORS);
  }

  @Test
  void a_password_is_kept_by_bcrypt() {
    String kept = kept();
    assertThat(kept).startsWith("{bcrypt}$2a$05$");
    assertThat(signsIn(Probe.PASSWORD)).isTrue();
    assertThat(kept()).as("and is left as it is").isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_kept_the_old_way_signs_in_and_is_kept_the_new_way(boolean byTheForm) {
    keptAsBefore();

    assertThat(byTheForm ? signsIn(Probe.PASSWORD) : answers(Probe.PASSWORD)).isTrue();

    String anew = kept();
    assertThat(anew).startsWith("{bcrypt}$2a$05$");
    assertThat(signsIn(Probe.PASSWORD)).isTrue();
    assertThat(kept()).as("once").isEqualTo(anew);
  }

  @Test
  void a_wrong_password_changes_nothing_of_what_is_kept() {
    String old = keptAsBefore();
    assertThat(signsIn("faux")).isFalse();
    assertThat(kept()).isEqualTo(old);
  }

  @Test
  void many_requests_of_a_program_at_once_change_it_together() throws Exception {
    keptAsBefore();
    assertThat(Together.act(8, i -> () -> answers(Probe.PASSWORD))).containsOnly(true);
    assertThat(kept()).startsWith("{bcrypt}");
  }

  @Test
  void what_was_kept_more_cheaply_is_made_dearer() {
    sql.sql("update act_id_user set pwd_ = :kept where id_ = :account")
        .param("kept", "{bcrypt}" + new PasswordHash(5, asInTheDemonstration()).encrypt(salted()))
        .param("account", account)
        .update();
    assertThat(kept()).startsWith("{bcrypt}$2a$04$");
    assertThat(signsIn(Probe.PASSWORD)).isTrue();
    assertThat(kept()).startsWith("{bcrypt}$2a$05$");
  }

  @Test
  void each_character_of_a_long_password_counts() {
    String beginning = "les outardes passent au-dessus du fleuve à l’automne ".repeat(3);
    User user = identities.createUserQuery().userId(account).singleResult();
    user.setPassword(beginning + "a");
    identities.saveUser(user);
    assertThat(signsIn(beginning + "b")).isFalse();
    sql.sql("update act_id_user set lock_exp_time_ = null where id_ = :account")
        .param("account", account)
        .update();
    assertThat(signsIn(beginning + "a")).isTrue();
  }

  @Test
  void a_start_asks_only_what_the_demonstration_may_have_written() {
    PasswordHash ours = new PasswordHash(5, environment);
    assertThat(PasswordHash.mayBeOfTheDemonstration("{bcrypt}" + ours.encrypt("x"))).isFalse();
    PasswordHash demo = new PasswordHash(10, asInTheDemonstration());
    assertThat(PasswordHash.mayBeOfTheDemonstration("{bcrypt}" + demo.encrypt("x"))).isTrue();
    assertThat(PasswordHash.mayBeOfTheDemonstration(keptAsBefore())).isTrue();
    assertThat(PasswordHash.mayBeOfTheDemonstration(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 17})
  void a_cost_that_nobody_wants_is_refused_at_the_start(int cost) {
    assertThatThrownBy(() -> new PasswordHash(cost, environment))
        .isInstanceOf(StartupRefused.class);
  }

  /** Dear enough to tell a check from none on any machine. */
  @Test
  void a_refusal_takes_as_long_whether_or_not_there_is_such_an_account() {
    Passwords dear =
        new Passwords(identities, unrestricted, new PasswordHash(12, environment), rules);
    assertThat(shortest(() -> dear.isRight("personne", "faux"))).isGreaterThan(80);
    sql.sql("update act_id_user set lock_exp_time_ = now() + interval '1 day' where id_ = :account")
        .param("account", account)
        .update();
    assertThat(shortest(() -> dear.isRight(account, "faux"))).isGreaterThan(80);
  }

  private static long shortest(Supplier<Boolean> wrong) {
    return IntStream.range(0, 5)
        .mapToLong(
            i -> {
              long began = System.nanoTime();
              assertThat(wrong.get()).isFalse();
              return (System.nanoTime() - began) / 1_000_000;
            })
        .min()
        .orElseThrow();
  }

  private boolean signsIn(String password) {
    return !Web.anonymous(port).signIn(account, password).location().contains("refus");
  }

  private boolean answers(String password) {
    return Web.program(port, account, password).get("/engine-rest/task").status() == 200;
  }

  private String kept() {
    return sql.sql("select pwd_ from act_id_user where id_ = :account")
        .param("account", account)
        .query(String.class)
        .single();
  }

  /** By Camunda's own algorithm, as before there was ours. */
  private String keptAsBefore() {
    String old = "{SHA-512}" + new Sha512HashDigest().encrypt(salted());
    sql.sql("update act_id_user set pwd_ = :old where id_ = :account")
        .param("old", old)
        .param("account", account)
        .update();
    return old;
  }

  private String salted() {
    return EncryptionUtil.saltPassword(
        Probe.PASSWORD,
        sql.sql("select salt_ from act_id_user where id_ = :account")
            .param("account", account)
            .query(String.class)
            .single());
  }

  private static Environment asInTheDemonstration() {
    StandardEnvironment demo = new StandardEnvironment();
    demo.setActiveProfiles("demo");
    return demo;
  }
}
