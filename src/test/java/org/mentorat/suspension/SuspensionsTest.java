package org.mentorat.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.journeys.Scene;
import org.mentorat.mentorship.NotInService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The register of suspensions on PostgreSQL, without the process around it. */
@MentoratTest
@RecordApplicationEvents
class SuspensionsTest {

  @Autowired private ApplicationContext spring;
  @Autowired private Suspensions suspensions;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;
  private String reference;
  private String mentee;

  @BeforeEach
  void inService() {
    Scene scene = new Scene(spring);
    var instance = scene.inService(scene.mentor(1));
    reference = scene.reference(instance);
    mentee = scene.mentee(instance);
  }

  @Test
  void one_suspension_at_a_time() throws Exception {
    Suspension suspension = suspends();
    assertThatThrownBy(this::suspends).isInstanceOf(AlreadySuspended.class);
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into suspension (reference, reason, suspended_at, suspended_by,"
                        + " limit_at) select reference, reason, suspended_at, suspended_by,"
                        + " limit_at from suspension where id = ?",
                    suspension.id()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("suspension_one_at_a_time");
    assertThat(events.stream(MentorshipSuspended.class)).hasSize(1);

    suspensions.resumed(suspension.id(), Scene.now(), Scene.now(), Scene.now());
    suspends();
    assertThat(suspensions.of(reference)).hasSize(2);
  }

  @Test
  void who_resumes_first_resumes_it() throws Exception {
    assertThatThrownBy(() -> suspensions.resumable(reference))
        .isInstanceOfSatisfying(NotSuspended.class, none -> assertThat(none.asked()).isFalse());
    Suspension suspension = suspends();
    suspensions.resume(suspension.id(), "first");
    for (String other : List.of("first", "second")) {
      assertThatThrownBy(() -> suspensions.resume(suspension.id(), other))
          .isInstanceOfSatisfying(NotSuspended.class, late -> assertThat(late.asked()).isTrue());
    }
    assertThat(suspensions.suspension(suspension.id()).resumptionBy()).isEqualTo("first");
  }

  @Test
  void a_reminder_is_kept_once_and_not_after_somebody_resumed() throws Exception {
    Suspension suspension = suspends();
    suspensions.remind(suspension.id());
    suspensions.remind(suspension.id());
    assertThat(events.stream(SuspensionEnding.class)).hasSize(1);

    suspensions.resume(suspension.id(), mentee);
    suspensions.resumed(suspension.id(), Scene.now(), Scene.now(), Scene.now());
    Suspension next = suspends();
    suspensions.resume(next.id(), mentee);
    suspensions.remind(next.id());
    assertThat(events.stream(SuspensionEnding.class)).hasSize(1);
  }

  @Test
  void the_pauses_of_all_suspensions_add_up_from_any_moment() throws Exception {
    Instant start = Scene.now();
    Suspension first = suspends();
    TestTime.stopAt(start.plus(Duration.ofDays(10)));
    suspensions.resumed(first.id(), Scene.now(), Scene.now(), Scene.now());
    assertThat(suspensions.until(reference)).isEmpty();
    TestTime.stopAt(start.plus(Duration.ofDays(12)));
    Suspension second = suspends();
    TestTime.stopAt(start.plus(Duration.ofDays(15)));

    assertThat(suspensions.until(reference)).contains(second.limitAt());
    assertThat(suspensions.since(reference, start.minusSeconds(1))).isEqualTo(Duration.ofDays(13));
    assertThat(suspensions.since(reference, start.plus(Duration.ofDays(4))))
        .isEqualTo(Duration.ofDays(9));
    assertThat(suspensions.since(reference, start.plus(Duration.ofDays(11))))
        .isEqualTo(Duration.ofDays(3));
    assertThat(suspensions.since(reference, Scene.now())).isZero();
  }

  @Test
  void the_database_keeps_what_was_recorded() throws Exception {
    Suspension suspension = suspends();
    assertThatThrownBy(() -> change("limit_at = limit_at + interval '1 day'"))
        .hasMessageContaining("what was recorded stays");
    assertThatThrownBy(() -> change("resumed_at = now()"))
        .hasMessageContaining("suspension_resumed_whole");
    assertThatThrownBy(() -> change("resumption_by = 'x'"))
        .hasMessageContaining("suspension_resumption_by_someone");
    suspensions.resumed(suspension.id(), Scene.now(), Scene.now(), Scene.now());
    assertThatThrownBy(() -> change("resumed_at = null, end_before = null, end_after = null"))
        .hasMessageContaining("what was recorded stays");
  }

  private void change(String change) {
    sql.update("update suspension set " + change + " where reference = ?", reference);
  }

  private Suspension suspends() throws NotInService, AlreadySuspended {
    return suspensions.suspend(
        reference,
        new SuspensionSubmission(SuspensionReason.LEAVE, suspensions.earliest(), null),
        mentee);
  }
}
