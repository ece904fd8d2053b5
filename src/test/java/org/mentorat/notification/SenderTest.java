package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.notification.Notice.State;
import org.mentorat.notification.Preference.Delivery;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a real mail server receives, and what becomes of what it does not take. */
@MentoratTest
class SenderTest {

  private static final Instant START = Instant.parse("2031-03-04T15:00:00Z");

  @Autowired ApplicationContext beans;
  @Autowired Outbox outbox;
  @Autowired Preferences preferences;
  @Autowired Directory directory;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;
  private Mailroom mailroom;
  private Pair pair;

  @BeforeEach
  void mailroom() throws Exception {
    mailroom = new Mailroom(beans);
    pair = Pair.inService(beans, START);
  }

  @AfterEach
  void close() {
    mailroom.close();
  }

  @Test
  void a_message_is_received_as_it_is_meant() throws Exception {
    tell("terms-agreed", Level.TELL, null, pair.mentor());

    assertThat(mailroom.sender().sendDue()).isEqualTo(1);

    MimeMessage mail = only();
    assertThat(mail.getHeader("Message-ID")).containsExactly(Mailroom.messageId(one().id()));
    assertThat(mail.getFrom()[0]).hasToString(Mailroom.SERVICE);
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString(person(pair.mentor()).email());
    assertThat(mail.getSentDate().toInstant()).isEqualTo(START);
    assertThat(mail.getContentLanguage()).containsExactly("fr-CA");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSubject()).contains(pair.reference()).doesNotContain("??");
    String text = Mailroom.parts(mail, "text/plain").get(0);
    String html = Mailroom.parts(mail, "text/html").get(0);
    String link = "https://mentorat.exemple.test/avis/" + one().id();
    assertThat(text).contains("Bonjour " + person(pair.mentor()).calledBy(), link);
    assertThat(html).contains("lang=\"fr\"", link, "<a ");
    for (String form : List.of(text, html, mail.getSubject())) {
      assertThat(form)
          .doesNotContain(
              person(pair.mentee()).familyName(),
              person(pair.mentor()).familyName(),
              person(pair.mentee()).email(),
              "null",
              "{0}");
    }
    assertThat(one().state()).isEqualTo(State.SENT);
    assertThat(one().sentAt()).isEqualTo(START);
  }

  @Test
  void who_reads_english_gets_english() throws Exception {
    preferences.change(
        pair.mentor(),
        new Preference("en", Delivery.SINGLE, LocalTime.of(21, 0), LocalTime.of(7, 0)));
    tell("terms-agreed", Level.TELL, null, pair.mentor());
    tell("terms-agreed", Level.TELL, null, pair.mentee());

    mailroom.sender().sendDue();

    assertThat(mailroom.received())
        .hasSize(2)
        .anySatisfy(
            mail ->
                assertThat(Mailroom.parts(mail, "text/html").get(0))
                    .contains("Hello", "lang=\"en\""))
        .anySatisfy(
            mail -> assertThat(Mailroom.parts(mail, "text/plain").get(0)).contains("Bonjour"));
  }

  @Test
  void the_moment_is_told_by_the_readers_own_clock() throws Exception {
    sql.sql("update person set time_zone = 'America/Vancouver' where account = :account")
        .param("account", pair.mentor())
        .update();
    tell("mentor-assigned", Level.TELL, START.plus(Duration.ofHours(72)), pair.mentor());
    tell("mentor-assigned", Level.TELL, START.plus(Duration.ofHours(72)), pair.mentee());

    mailroom.sender().sendDue();

    assertThat(mailroom.received())
        .anySatisfy(
            mail ->
                assertThat(Mailroom.parts(mail, "text/plain").get(0))
                    .contains("vendredi 7 mars 2031 à 7\u00a0h"))
        .anySatisfy(
            mail ->
                assertThat(Mailroom.parts(mail, "text/plain").get(0))
                    .contains("vendredi 7 mars 2031 à 10\u00a0h"));
  }

  @Test
  void the_messages_of_a_day_are_one_message() throws Exception {
    preferences.change(
        pair.mentor(),
        new Preference("fr", Delivery.DIGEST, LocalTime.of(21, 0), LocalTime.of(7, 0)));
    tell("terms-agreed", Level.TELL, null, pair.mentor());
    tell("plan-agreed", Level.TELL, null, pair.mentor());
    assertThat(mailroom.sender().sendDue()).isZero();

    TestTime.stopAt(Instant.parse("2031-03-05T12:00:00Z"));
    mailroom.sender().sendDue();

    String text = Mailroom.parts(only(), "text/plain").get(0);
    assertThat(outbox.of(pair.reference()))
        .allSatisfy(notice -> assertThat(notice.state()).isEqualTo(State.SENT))
        .allSatisfy(notice -> assertThat(text).contains("/avis/" + notice.id()));
    assertThat(only().getHeader("Message-ID")).containsExactly(Mailroom.messageId(one().message()));
  }

  @Test
  void a_day_without_the_mail_server_needs_no_hand() throws Exception {
    tell("terms-agreed", Level.TELL, null, pair.mentor());
    tell("plan-agreed", Level.TELL, null, pair.mentor());
    mailroom.away();
    Instant back = START.plus(Duration.ofHours(25));
    while (now().isBefore(back)) {
      assertThat(mailroom.sender().sendDue()).isZero();
      TestTime.advance(Duration.ofMinutes(10));
    }
    assertThat(outbox.of(pair.reference()))
        .allSatisfy(notice -> assertThat(notice.state()).isEqualTo(State.WAITING));

    mailroom.back();
    for (int i = 0; i < 24 && mailroom.received().size() < 2; i++) {
      mailroom.sender().sendDue();
      TestTime.advance(Duration.ofMinutes(10));
    }

    assertThat(mailroom.received()).hasSize(2);
    assertThat(mailroom.sender().sendDue()).isZero();
  }

  @Test
  void a_server_that_stays_away_is_a_failure_that_can_be_sent_again() throws Exception {
    tell("terms-agreed", Level.TELL, null, pair.mentor());
    mailroom.away();
    for (int i = 0; i <= Outbox.DELAYS.size(); i++) {
      mailroom.sender().sendDue();
      TestTime.advance(Duration.ofHours(4));
    }
    assertThat(one().failedAs()).isEqualTo(Failure.UNREACHABLE);
    mailroom.back();
    assertThat(mailroom.sender().sendDue()).isZero();

    outbox.retry(List.of(one().id()));
    mailroom.sender().sendDue();

    assertThat(only().getHeader("Message-ID")).containsExactly(Mailroom.messageId(one().id()));
  }

  @Test
  void a_refused_address_is_seen_at_once_and_the_others_are_told() throws Exception {
    String refused = person(pair.mentor()).email();
    mailroom.knowsNot(refused);
    tell("terms-agreed", Level.TELL, null, pair.mentor());
    tell("terms-agreed", Level.TELL, null, pair.mentee());

    mailroom.sender().sendDue();

    assertThat(outbox.failedOf(pair.mentor()))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.failedAs()).isEqualTo(Failure.REFUSED);
              assertThat(notice.failureCode()).isEqualTo("553");
            });
    assertThat(outbox.of(pair.reference()))
        .filteredOn(notice -> notice.account().equals(pair.mentee()))
        .singleElement()
        .satisfies(notice -> assertThat(notice.state()).isEqualTo(State.SENT));
  }

  @Test
  void who_has_no_address_is_seen_at_once() {
    tell("second-level", Level.TELL, null, "admin");

    mailroom.sender().sendDue();

    assertThat(one().failedAs()).isEqualTo(Failure.ADDRESS);
    assertThat(one().attempts()).isEqualTo(1);
  }

  @Test
  void what_was_done_before_it_could_be_asked_is_not_asked() {
    transaction.executeWithoutResult(
        status ->
            outbox.tell(
                new Event(
                    UUID.randomUUID().toString(),
                    "accept-terms",
                    Level.ASK,
                    pair.reference(),
                    "no such process",
                    "userTask_acceptTerms",
                    null,
                    START),
                List.of(pair.mentee())));

    mailroom.sender().sendDue();

    assertThat(one().state()).isEqualTo(State.DROPPED);
    assertThat(mailroom.received()).isEmpty();
  }

  @Test
  void who_was_erased_is_not_told() {
    tell("terms-agreed", Level.TELL, null, pair.mentee());
    sql.sql("update person set erased_at = enrolled_at, workplace = null where account = :account")
        .param("account", pair.mentee())
        .update();

    mailroom.sender().sendDue();
    tell("plan-agreed", Level.TELL, null, pair.mentee());

    assertThat(mailroom.received()).isEmpty();
    assertThat(outbox.of(pair.reference())).hasSize(1);
    assertThat(one().state()).isEqualTo(State.DROPPED);
  }

  @Test
  void two_nodes_send_each_message_once() throws Exception {
    for (int i = 0; i < 30; i++) {
      tell("terms-agreed", Level.TELL, null, pair.mentor());
    }

    Together.act(3, i -> () -> mailroom.sender().sendDue());

    assertThat(mailroom.received()).hasSize(30);
    assertThat(mailroom.received().stream().map(SenderTest::messageId).distinct()).hasSize(30);
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(String kind, Level level, Instant due, String account) {
    transaction.executeWithoutResult(
        status ->
            outbox.tell(
                new Event(
                    UUID.randomUUID().toString(),
                    kind,
                    level,
                    pair.reference(),
                    "none",
                    null,
                    null,
                    due),
                List.of(account)));
  }

  private Person person(String account) {
    return directory.person(account);
  }

  private MimeMessage only() {
    assertThat(mailroom.received()).hasSize(1);
    return mailroom.received().get(0);
  }

  private Notice one() {
    return outbox.of(pair.reference()).get(0);
  }

  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }
}
