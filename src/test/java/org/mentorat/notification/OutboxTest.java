package org.mentorat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.notification.Notice.State;
import org.mentorat.notification.Preference.Delivery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what, when, and once. */
@MentoratTest
class OutboxTest {

  /** 10 h in Montréal. */
  private static final Instant MORNING = Instant.parse("2031-03-04T15:00:00Z");

  /** 22 h 30 in Montréal. */
  private static final Instant NIGHT = Instant.parse("2031-03-05T03:30:00Z");

  private static final Instant SEVEN = Instant.parse("2031-03-05T12:00:00Z");

  @Autowired ApplicationContext beans;
  @Autowired Outbox outbox;
  @Autowired Preferences preferences;
  @Autowired TransactionTemplate transaction;
  private Mailroom mailroom;
  private Pair pair;

  @BeforeEach
  void pair() throws Exception {
    mailroom = new Mailroom(beans);
    pair = Pair.inService(beans, MORNING);
  }

  @AfterEach
  void close() {
    mailroom.close();
  }

  @Test
  void an_event_tells_each_person_once_however_often_it_is_told() {
    Event event = event(Level.TELL, null);

    tell(event, pair.mentee(), pair.mentor(), pair.mentor());
    tell(event, pair.mentor());

    assertThat(outbox.of(pair.reference()))
        .extracting(Notice::account)
        .containsExactlyInAnyOrder(pair.mentee(), pair.mentor());
  }

  @Test
  void what_is_told_at_once_by_fifty_is_told_once() throws Exception {
    Event event = event(Level.TELL, null);

    Together.act(
        50,
        i ->
            () -> {
              tell(event, pair.mentee());
              return i;
            });

    assertThat(outbox.of(pair.reference())).hasSize(1);
  }

  @Test
  void nothing_is_told_outside_the_transaction_of_the_event() {
    assertThatThrownBy(() -> outbox.tell(event(Level.TELL, null), List.of(pair.mentee())))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void what_is_undone_told_nobody() {
    transaction.executeWithoutResult(
        status -> {
          outbox.tell(event(Level.TELL, null), List.of(pair.mentee()));
          status.setRollbackOnly();
        });

    assertThat(outbox.of(pair.reference())).isEmpty();
  }

  @Test
  void a_reminder_waits_for_the_morning_and_a_limit_does_not_move() {
    TestTime.stopAt(NIGHT);
    Instant due = NIGHT.plus(Duration.ofHours(3));

    tell(event(Level.REMIND, due), pair.mentor());
    tell(event(Level.ASK, due), pair.mentor());

    assertThat(outbox.of(pair.reference()))
        .allSatisfy(notice -> assertThat(notice.dueAt()).isEqualTo(due))
        .extracting(Notice::level, Notice::nextAttemptAt)
        .containsExactlyInAnyOrder(tuple(Level.REMIND, SEVEN), tuple(Level.ASK, NIGHT));
  }

  @Test
  void the_messages_of_a_day_come_together_and_what_is_urgent_at_once() {
    preferences.change(
        pair.mentor(),
        new Preference("fr", Delivery.DIGEST, LocalTime.of(21, 0), LocalTime.of(7, 0)));
    Instant tomorrow = SEVEN;

    tell(event(Level.ASK, MORNING.plus(Duration.ofDays(7))), pair.mentor());
    tell(event(Level.TELL, null), pair.mentor());
    tell(event(Level.ASK, tomorrow.plus(Duration.ofHours(3))), pair.mentor());

    List<Notice> told = outbox.of(pair.reference());
    assertThat(told.stream().filter(notice -> notice.nextAttemptAt().equals(tomorrow)))
        .hasSize(2)
        .extracting(Notice::bundle)
        .doesNotContainNull()
        .satisfies(bundles -> assertThat(bundles.get(0)).isEqualTo(bundles.get(1)));
    assertThat(told.stream().filter(notice -> notice.nextAttemptAt().equals(MORNING)))
        .singleElement()
        .satisfies(alone -> assertThat(alone.bundle()).isNull());
    List<Notice> urgent = taken();
    assertThat(urgent).hasSize(1);
    outbox.sent(urgent);
    TestTime.stopAt(tomorrow);
    assertThat(taken()).hasSize(2);
    assertThat(taken()).isEmpty();
  }

  @Test
  void ten_senders_take_each_message_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      tell(event(Level.TELL, null), pair.mentee());
    }

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  List<UUID> mine = new ArrayList<>();
                  for (List<Notice> next = outbox.takeNext();
                      !next.isEmpty();
                      next = outbox.takeNext()) {
                    next.forEach(notice -> mine.add(notice.id()));
                  }
                  return mine;
                });

    assertThat(got.stream().flatMap(mine -> ((List<?>) mine).stream()).toList())
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void what_a_sender_left_in_hand_is_taken_up_again() {
    tell(event(Level.TELL, null), pair.mentee());
    UUID first = taken().get(0).id();
    assertThat(taken()).isEmpty();

    TestTime.advance(beans.getBean(MailProperties.class).inHand());

    assertThat(taken()).extracting(Notice::id).containsExactly(first);
  }

  @Test
  void attempts_grow_apart_for_more_than_a_day_and_then_it_is_a_failure() {
    tell(event(Level.TELL, null), pair.mentee());
    Instant start = TestTime.stopAt(MORNING);
    for (Duration delay : Outbox.DELAYS) {
      outbox.postpone(taken(), Failure.UNREACHABLE);
      assertThat(taken()).isEmpty();
      TestTime.advance(delay);
    }
    assertThat(one().state()).isEqualTo(State.WAITING);

    outbox.postpone(taken(), Failure.UNREACHABLE);

    assertThat(one().failedAs()).isEqualTo(Failure.UNREACHABLE);
    assertThat(Duration.between(start, one().failedAt())).isGreaterThan(Duration.ofHours(24));
    assertThat(outbox.failedOf(pair.mentee())).hasSize(1);
    assertThat(outbox.retry(List.of(one().id()))).isEqualTo(1);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void what_was_taken_can_come_back_once() {
    tell(event(Level.TELL, null), pair.mentee());
    outbox.sent(taken());
    assertThat(one().state()).isEqualTo(State.SENT);

    assertThat(outbox.bounced(one().id(), "5.1.1")).isTrue();
    assertThat(outbox.bounced(one().id(), "5.1.1")).isFalse();
    assertThat(outbox.bounced(UUID.randomUUID(), "5.1.1")).isFalse();

    assertThat(one().failedAs()).isEqualTo(Failure.BOUNCED);
    assertThat(one().failureCode()).isEqualTo("5.1.1");
  }

  private void tell(Event event, String... accounts) {
    transaction.executeWithoutResult(status -> outbox.tell(event, List.of(accounts)));
  }

  private Event event(Level level, Instant due) {
    return new Event(
        UUID.randomUUID().toString(),
        "terms-agreed",
        level,
        pair.reference(),
        "none",
        null,
        null,
        due);
  }

  private List<Notice> taken() {
    return outbox.takeNext();
  }

  private Notice one() {
    return outbox.of(pair.reference()).get(0);
  }
}
