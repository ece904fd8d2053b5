package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.PasswordLinkWanted;
import org.mentorat.journeys.Scene;
import org.mentorat.notification.Preference.Delivery;
import org.mentorat.people.Directory;
import org.mentorat.people.NewPerson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The messages that bring somebody a link to a password, as a mail server receives them. */
@MentoratTest
class PasswordLinksTest {

  private static final Instant START = Instant.parse("2031-05-06T15:00:00Z");
  private static final Pattern LINK =
      Pattern.compile("https://mentorat\\.exemple\\.test/compte/([A-Za-z0-9_-]{43})");

  @Autowired private ApplicationContext beans;
  @Autowired private Directory directory;
  @Autowired private Preferences preferences;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private AccountLinks links;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient sql;

  private Mailroom mailroom;
  private String account;

  @BeforeEach
  void somebody() {
    TestTime.stopAt(START);
    mailroom = new Mailroom(beans);
    account =
        directory
            .enrolMentee(
                new NewPerson(
                    "Odile",
                    "Roy",
                    null,
                    Scene.unique("odile") + "@exemple.org",
                    "fr",
                    "America/Toronto",
                    new Scene(beans).workplace,
                    3))
            .account();
  }

  @AfterEach
  void close() {
    mailroom.close();
  }

  @Test
  void a_link_that_was_asked_for_is_valid_for_hours() throws Exception {
    String text = received(true, "Un nouveau mot de passe pour votre compte");
    assertThat(text)
        .contains("Bonjour Odile", "mardi 6 mai 2031 à 15 h 00", "Si vous n’avez rien demandé");
    assertThat(valid(text)).isEqualTo(AccountLinks.RESET).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void an_invitation_is_valid_for_days() throws Exception {
    String text = received(false, "Votre compte au service de mentorat");
    assertThat(text).contains("mardi 13 mai 2031 à 11 h 00");
    assertThat(valid(text)).isEqualTo(AccountLinks.INVITATION).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void it_does_not_wait_for_the_one_message_a_day_nor_for_the_morning() throws Exception {
    preferences.change(
        account, new Preference("fr", Delivery.DIGEST, LocalTime.of(0, 1), LocalTime.of(23, 59)));
    received(true, "Un nouveau mot de passe pour votre compte");
  }

  @Test
  void each_has_a_link_of_its_own_that_is_kept_nowhere() throws Exception {
    String first = received(true, "Un nouveau mot de passe pour votre compte");
    TestTime.advance(PasswordLinks.AT_MOST_EVERY);
    want(true);
    mailroom.senderFor(account).sendDue();
    String second = Mailroom.parts(mailroom.received().get(1), "text/plain").get(0);
    assertThat(token(second)).isNotEqualTo(token(first));
    assertThat(
            sql.sql("select count(*) from account_link where token_sha256 like '%' || :token")
                .param("token", token(first))
                .query(Integer.class)
                .single())
        .isZero();
    List<Notice> told = outbox.lastOf(account, 5);
    assertThat(told).hasSize(2).allSatisfy(one -> assertThat(one.processInstance()).isNull());
  }

  @Test
  void whoever_is_erased_meanwhile_is_sent_nothing() {
    want(true);
    transaction.executeWithoutResult(status -> directory.erase(account));
    assertThat(mailroom.senderFor(account).sendDue()).isZero();
  }

  private String received(boolean byOwner, String subject) throws Exception {
    want(byOwner);
    assertThat(mailroom.senderFor(account).sendDue()).isEqualTo(1);
    MimeMessage message = mailroom.received().get(0);
    assertThat(message.getSubject()).isEqualTo(subject);
    return Mailroom.parts(message, "text/plain").get(0).replace('\u00a0', ' ');
  }

  private void want(boolean byOwner) {
    transaction.executeWithoutResult(
        status -> events.publishEvent(new PasswordLinkWanted(account, byOwner)));
  }

  private Duration valid(String text) {
    assertThat(links.hasBeenUsed(account)).isFalse();
    return sql.sql("select issued_at, expires_at from account_link where account = :account")
        .param("account", account)
        .query(
            (row, number) ->
                Duration.between(
                    row.getTimestamp("issued_at").toInstant(),
                    row.getTimestamp("expires_at").toInstant()))
        .single();
  }

  private static String token(String text) {
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }
}
