package org.mentorat.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class MeetingsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");
  private static final Instant BEGINS = START.plus(Duration.ofDays(3));

  @Autowired private BeanFactory beans;
  @Autowired private Meetings meetings;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  @Test
  void a_meeting_in_person_has_a_place_which_is_never_a_home() throws Exception {
    long id =
        meetings.plan(
            reference,
            new MeetingSubmission(
                BEGINS, 45, MeetingMode.IN_PERSON, MeetingPlace.PUBLIC_PLACE, "Café du coin", null),
            pair.mentor());

    assertThat(meetings.meeting(id))
        .returns(1, Meeting::number)
        .returns(BEGINS.plus(Duration.ofMinutes(45)), Meeting::endsAt)
        .returns(MeetingPlace.PUBLIC_PLACE, Meeting::place)
        .returns("Café du coin", Meeting::whereabouts);
    assertThat(events.stream(MeetingPlanned.class)).hasSize(1);
    assertThatThrownBy(() -> sql.update("update meeting set place = 'HOME' where id = ?", id))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void a_place_is_kept_of_a_meeting_in_person_only() throws Exception {
    long id =
        meetings.plan(
            reference,
            new MeetingSubmission(
                BEGINS, 45, MeetingMode.PHONE, MeetingPlace.PUBLIC_PLACE, null, null),
            pair.mentor());

    assertThat(meetings.meeting(id).place()).isNull();
  }

  @Test
  void of_ten_who_plan_for_the_same_moment_one_does() throws Exception {
    List<Object> got = Together.act(10, i -> () -> meetings.plan(reference, at(BEGINS), by(i)));

    assertThat(got).filteredOn(Long.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(MeetingRefused.class::isInstance).hasSize(9);
    assertThat(meetings.of(reference)).hasSize(1);
  }

  @Test
  void of_ten_who_cancel_it_one_does() throws Exception {
    long id = meetings.plan(reference, at(BEGINS), pair.mentee());

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  meetings.cancel(reference, id, "Un empêchement", by(i));
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(NotToCancel.class::isInstance).hasSize(9);
    assertThat(meetings.meeting(id).cancellationReason()).isEqualTo("Un empêchement");
  }

  @Test
  void of_ten_who_say_what_became_of_it_one_does() throws Exception {
    long id = meetings.plan(reference, at(BEGINS), pair.mentee());
    TestTime.stopAt(BEGINS.plus(Duration.ofHours(1)));

    List<Object> got =
        Together.act(10, i -> () -> meetings.record(id, report(MeetingOutcome.HELD), by(i)));

    assertThat(got).filteredOn(Boolean.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
  }

  @Test
  void a_move_keeps_what_it_does_not_name_and_counts_once() throws Exception {
    long id =
        meetings.plan(
            reference,
            new MeetingSubmission(
                BEGINS, 45, MeetingMode.IN_PERSON, MeetingPlace.PUBLIC_PLACE, "Café du coin", null),
            pair.mentor());
    Appointment planned = meetings.appointment(id);

    meetings.move(reference, moved(id, BEGINS.plusSeconds(60), NewMode.SAME), pair.mentee());

    assertThat(meetings.appointment(id))
        .isEqualTo(
            new Appointment(
                planned.uid(),
                1,
                BEGINS.plusSeconds(60),
                BEGINS.plusSeconds(60 + 45 * 60),
                MeetingMode.IN_PERSON,
                MeetingPlace.PUBLIC_PLACE,
                false));
    assertThat(meetings.meeting(id)).returns("Café du coin", Meeting::whereabouts);
    assertThat(meetings.moves(id))
        .singleElement()
        .returns(1, MeetingMove::sequence)
        .returns(BEGINS, MeetingMove::beganAt)
        .returns(planned.endsAt(), MeetingMove::endedAt)
        .returns(MeetingMode.IN_PERSON, MeetingMove::mode)
        .returns(MeetingPlace.PUBLIC_PLACE, MeetingMove::place)
        .returns(pair.mentee(), MeetingMove::movedBy)
        .returns(null, MeetingMove::toldAt);
    meetings.tellMove(id);
    meetings.tellMove(id);
    assertThat(meetings.moves(id)).singleElement().returns(START, MeetingMove::toldAt);
    assertThat(events.stream(MeetingMoved.class)).hasSize(1);
    assertThat(events.stream(MoveTold.class)).hasSize(1);
  }

  @Test
  void the_link_of_before_is_gone_when_one_meets_otherwise() throws Exception {
    long id =
        meetings.plan(
            reference,
            new MeetingSubmission(BEGINS, 45, MeetingMode.VIDEO, null, "https://a.example", null),
            pair.mentor());

    meetings.move(reference, moved(id, BEGINS, NewMode.PHONE), pair.mentee());
    assertThat(meetings.meeting(id))
        .returns(MeetingMode.PHONE, Meeting::mode)
        .returns(null, Meeting::whereabouts);

    meetings.move(
        reference,
        new MeetingMoveSubmission(
            String.valueOf(id), BEGINS, 90, NewMode.VIDEO, null, "https://b.example"),
        pair.mentee());
    assertThat(meetings.meeting(id))
        .returns(BEGINS.plus(Duration.ofMinutes(90)), Meeting::endsAt)
        .returns("https://b.example", Meeting::whereabouts)
        .returns(2, Meeting::sequence);
  }

  @Test
  void of_ten_who_move_it_to_the_same_moment_one_does() throws Exception {
    long id = meetings.plan(reference, at(BEGINS), pair.mentee());
    MeetingMoveSubmission later = moved(id, BEGINS.plusSeconds(60), NewMode.SAME);

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  meetings.move(reference, later, by(i));
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(MeetingRefused.class::isInstance).hasSize(9);
    assertThat(meetings.appointment(id).sequence()).isEqualTo(1);
  }

  @Test
  void what_has_begun_is_cancelled_or_another_pair_s_is_not_moved() throws Exception {
    long begun = meetings.plan(reference, at(BEGINS), pair.mentee());
    long cancelled = meetings.plan(reference, at(BEGINS.plus(Duration.ofDays(1))), pair.mentee());
    meetings.cancel(reference, cancelled, "Un empêchement", pair.mentee());
    Pair other = Pair.inService(beans, START);
    long strange = meetings.plan(other.reference(), at(BEGINS), other.mentee());
    Instant later = BEGINS.plus(Duration.ofDays(2));

    assertThatThrownBy(
            () -> meetings.move(reference, moved(cancelled, later, NewMode.SAME), pair.mentee()))
        .isInstanceOf(NotToMove.class);
    assertThatThrownBy(
            () -> meetings.move(reference, moved(strange, later, NewMode.SAME), pair.mentee()))
        .isInstanceOf(NotToMove.class);
    TestTime.stopAt(BEGINS);
    assertThatThrownBy(
            () -> meetings.move(reference, moved(begun, later, NewMode.SAME), pair.mentee()))
        .isInstanceOf(NotToMove.class);
  }

  @Test
  void a_meeting_that_its_service_does_not_reach_is_called_off() throws Exception {
    long ahead = meetings.plan(reference, at(BEGINS), pair.mentee());
    long over = meetings.plan(reference, at(START.plusSeconds(60)), pair.mentee());
    assertThat(meetings.appointment(ahead))
        .returns(0, Appointment::sequence)
        .returns(false, Appointment::calledOff);
    TestTime.stopAt(START.plus(Duration.ofHours(2)));

    meetings.endService(reference);

    assertThat(meetings.appointment(ahead))
        .returns(1, Appointment::sequence)
        .returns(true, Appointment::calledOff);
    assertThat(meetings.appointment(over))
        .returns(0, Appointment::sequence)
        .returns(false, Appointment::calledOff);
    assertThat(meetings.appointment(ahead).uid()).isNotEqualTo(meetings.appointment(over).uid());
  }

  @Test
  void a_meeting_that_has_begun_is_not_cancelled() throws Exception {
    long id = meetings.plan(reference, at(BEGINS), pair.mentee());

    TestTime.stopAt(BEGINS);
    assertThatThrownBy(() -> meetings.cancel(reference, id, "Trop tard", pair.mentee()))
        .isInstanceOf(NotToCancel.class);
    assertThat(meetings.upcoming(reference)).isEmpty();

    TestTime.stopAt(BEGINS.minusMillis(1));
    meetings.cancel(reference, id, "À temps", pair.mentee());
    assertThat(meetings.meeting(id).state()).isEqualTo(MeetingState.CANCELLED);
  }

  @Test
  void nobody_cancels_the_meeting_of_another_pair() throws Exception {
    Pair other = Pair.inService(beans, START);
    long id = meetings.plan(other.reference(), at(BEGINS), other.mentee());

    assertThatThrownBy(() -> meetings.cancel(reference, id, "Pas la mienne", pair.mentee()))
        .isInstanceOf(NotToCancel.class);
  }

  @Test
  void a_cancelled_meeting_leaves_its_moment_to_another() throws Exception {
    long cancelled = meetings.plan(reference, at(BEGINS), pair.mentee());
    meetings.cancel(reference, cancelled, "Un empêchement", pair.mentor());
    assertThat(meetings.tellCancellation(cancelled)).isFalse();

    long anew = meetings.plan(reference, at(BEGINS), pair.mentor());

    assertThat(meetings.meeting(cancelled).newDate()).isEqualTo(anew);
    assertThat(meetings.tellCancellation(cancelled)).isTrue();
    assertThat(events.stream(CancellationTold.class)).hasSize(1);
  }

  @Test
  void a_date_stays_the_new_date_of_what_was_cancelled_first() throws Exception {
    long first = meetings.plan(reference, at(BEGINS), pair.mentee());
    meetings.cancel(reference, first, "Un empêchement", pair.mentee());
    long second = meetings.plan(reference, at(BEGINS), pair.mentor());
    meetings.plan(reference, at(BEGINS.plus(Duration.ofDays(1))), pair.mentor());

    assertThat(meetings.meeting(first).newDate()).isEqualTo(second);
  }

  @Test
  void outside_the_service_nothing_is_planned_or_cancelled() throws Exception {
    Pair waiting = Pair.assigned(beans, START);
    assertThatThrownBy(() -> meetings.plan(waiting.reference(), at(BEGINS), waiting.mentee()))
        .isInstanceOf(NotInService.class);
    Instant end = mentorships.mentorship(reference).serviceEndsAt();
    long id = meetings.plan(reference, at(end.minus(Duration.ofHours(1))), pair.mentee());
    TestTime.stopAt(end);
    assertThatThrownBy(() -> meetings.plan(reference, at(end.plusSeconds(1)), pair.mentee()))
        .isInstanceOf(NotInService.class);
    assertThatThrownBy(() -> meetings.cancel(reference, id, "Trop tard", pair.mentee()))
        .isInstanceOf(NotInService.class);
  }

  @Test
  void who_did_not_come_depends_on_who_says_so() throws Exception {
    assertThat(recorded(pair.mentor(), MeetingOutcome.OTHER_ABSENT)).isEqualTo(Side.MENTEE);
    assertThat(recorded(pair.mentor(), MeetingOutcome.SELF_ABSENT)).isEqualTo(Side.MENTOR);
    assertThat(recorded(pair.mentee(), MeetingOutcome.OTHER_ABSENT)).isEqualTo(Side.MENTOR);
    assertThat(recorded(pair.mentee(), MeetingOutcome.SELF_ABSENT)).isEqualTo(Side.MENTEE);
    assertThat(recorded(pair.mentee(), MeetingOutcome.HELD)).isNull();
  }

  @Test
  void the_end_of_the_service_closes_what_is_planned_and_what_the_coordination_has_to_see()
      throws Exception {
    recorded(pair.mentor(), MeetingOutcome.OTHER_ABSENT);
    recorded(pair.mentor(), MeetingOutcome.SELF_ABSENT);
    assertThat(meetings.reviews(reference)).hasSize(1);
    Instant now = TestTime.advance(Duration.ofMinutes(1));
    long planned = meetings.plan(reference, at(now.plus(Duration.ofDays(3))), pair.mentee());

    meetings.endService(reference);
    meetings.endService(reference);

    assertThat(meetings.meeting(planned))
        .returns(MeetingState.UNRECORDED, Meeting::state)
        .returns(now, Meeting::lapsedAt);
    assertThat(meetings.reviews(reference)).singleElement().returns(now, NoShowReview::lapsedAt);
    assertThatThrownBy(
            () ->
                meetings.review(
                    meetings.reviews(reference).get(0).meetingId(),
                    new NoShowReviewSubmission(NoShowOutcome.EXPLAINED, "Trop tard"),
                    "coord"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_ten_who_look_into_absences_one_does() throws Exception {
    recorded(pair.mentor(), MeetingOutcome.OTHER_ABSENT);
    recorded(pair.mentor(), MeetingOutcome.OTHER_ABSENT);
    long id = meetings.reviews(reference).get(0).meetingId();

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  meetings.review(
                      id, new NoShowReviewSubmission(NoShowOutcome.EXPLAINED, "Malades"), "coord");
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(9);
    assertThat(events.stream(NoShowsReviewed.class)).hasSizeLessThanOrEqualTo(1);
  }

  private Side recorded(String by, MeetingOutcome outcome) throws Exception {
    Instant begin = TestTime.advance(Duration.ofMinutes(1));
    long id = meetings.plan(reference, at(begin.plusSeconds(1)), by);
    TestTime.advance(Duration.ofHours(2));
    meetings.record(id, report(outcome), by);
    return meetings.meeting(id).absent();
  }

  private String by(int i) {
    return i % 2 == 0 ? pair.mentor() : pair.mentee();
  }

  private static MeetingReportSubmission report(MeetingOutcome outcome) {
    return new MeetingReportSubmission(outcome, null);
  }

  private static MeetingMoveSubmission moved(long meeting, Instant begin, NewMode mode) {
    return new MeetingMoveSubmission(String.valueOf(meeting), begin, null, mode, null, null);
  }

  private static MeetingSubmission at(Instant begin) {
    return new MeetingSubmission(begin, 60, MeetingMode.VIDEO, null, null, null);
  }
}
