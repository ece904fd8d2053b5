package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.CLOSE_MEETING_UNRECORDED;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONFIRM_MEETING;
import static org.mentorat.process.MentorshipProcess.CONFIRM_MEETING_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_MEETING_REMINDER;
import static org.mentorat.process.MentorshipProcess.LOOK_INTO_NO_SHOWS;
import static org.mentorat.process.MentorshipProcess.MEETING;
import static org.mentorat.process.MentorshipProcess.MEETING_ASK_MENTEE;
import static org.mentorat.process.MentorshipProcess.MEETING_AWAITED;
import static org.mentorat.process.MentorshipProcess.MEETING_CANCELLED_EVENT;
import static org.mentorat.process.MentorshipProcess.MEETING_ENDED;
import static org.mentorat.process.MentorshipProcess.MEETING_MOVED_EVENT;
import static org.mentorat.process.MentorshipProcess.MEETING_RECORDED_END;
import static org.mentorat.process.MentorshipProcess.MEETING_REMINDER;
import static org.mentorat.process.MentorshipProcess.MEETING_RESCHEDULED_END;
import static org.mentorat.process.MentorshipProcess.MEETING_UNRECORDED_END;
import static org.mentorat.process.MentorshipProcess.NEW_DATE_KNOWN_END;
import static org.mentorat.process.MentorshipProcess.NEW_DATE_SET_END;
import static org.mentorat.process.MentorshipProcess.NEW_DATE_SET_EVENT;
import static org.mentorat.process.MentorshipProcess.NO_SHOWS_REVIEWED_END;
import static org.mentorat.process.MentorshipProcess.NO_SHOWS_WAITING;
import static org.mentorat.process.MentorshipProcess.NUDGE_RESCHEDULE;
import static org.mentorat.process.MentorshipProcess.NUDGE_RESCHEDULE_DONE_END;
import static org.mentorat.process.MentorshipProcess.OPEN_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING_BY_MENTEE;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING_REPORT;
import static org.mentorat.process.MentorshipProcess.RECORD_NEW_DATE;
import static org.mentorat.process.MentorshipProcess.RECORD_NO_SHOWS_REVIEW;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_MEETING;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_MEETING;
import static org.mentorat.process.MentorshipProcess.REMIND_MEETING_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_NO_SHOWS;
import static org.mentorat.process.MentorshipProcess.REMIND_NO_SHOWS_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_RESCHEDULE;
import static org.mentorat.process.MentorshipProcess.REMIND_RESCHEDULE_DONE_END;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_REMINDER;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_WAITING;
import static org.mentorat.process.MentorshipProcess.TELL_CANCELLATION;
import static org.mentorat.process.MentorshipProcess.TELL_MEETING_PLANNED;
import static org.mentorat.process.MentorshipProcess.TELL_MOVE;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.meeting.Appointment;
import org.mentorat.meeting.Meeting;
import org.mentorat.meeting.MeetingMove;
import org.mentorat.meeting.MeetingState;
import org.mentorat.meeting.Meetings;
import org.mentorat.meeting.NoShowOutcome;
import org.mentorat.meeting.NoShowReview;
import org.mentorat.mentorship.Side;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of a meeting: held, missed, moved, cancelled and planned anew by either way, or left
 * without a word (R70, R71).
 */
@MentoratTest
class MeetingPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired Meetings meetings;
  @Autowired Nudges nudges;
  @Autowired ReaderTime time;
  @Autowired Closures closures;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant begins;
  private Instant ends;

  @BeforeEach
  void inService() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    begins = Scene.now().plus(Duration.ofDays(3));
    ends = begins.plus(Duration.ofHours(1));
  }

  @Test
  void a_meeting_is_planned_held_and_noted_by_the_mentor() {
    long meeting = plans(mentee, begins);
    assertThat(instance)
        .hasPassed(OPEN_MEETING, TELL_MEETING_PLANNED)
        .isWaitingAt(MEETING, MEETING_AWAITED);
    assertThat(scene.told(instance))
        .contains(
            "meeting-planned " + scene.mentee(instance),
            "meeting-planned " + scene.mentor(instance));

    scene.passesUntil(instance, ends.minusMillis(1));
    assertThat(instance).hasNotPassed(MEETING_ENDED).isNotWaitingAt(RECORD_MEETING);
    scene.passesUntil(instance, ends);
    Map<String, Object> shown =
        scene.opens(mentor, List.of(Roles.MENTORS), instance, RECORD_MEETING);
    assertThat(shown)
        .containsEntry("otherName", scene.mentorship(instance).mentee().displayName())
        .containsEntry("closesAt", words(ends.plus(Duration.ofDays(7))));
    assertThat(instance)
        .hasPassed(MEETING_ENDED)
        .hasNotPassed(MEETING_CANCELLED_EVENT)
        .task(RECORD_MEETING)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(ends.plus(Duration.ofHours(48))));
    assertThat(scene.task(instance, RECORD_MEETING).getName()).contains("(1)");

    scene.mentors(instance, RECORD_MEETING, YearForms.meetingHeld());

    assertThat(instance)
        .hasPassed(RECORD_MEETING_REPORT, MEETING_RECORDED_END)
        .hasNotPassed(MEETING_REMINDER, LOOK_INTO_NO_SHOWS)
        .isNotWaitingAt(MEETING);
    assertThat(meetings.meeting(meeting))
        .returns(MeetingState.HELD, Meeting::state)
        .returns(mentee, Meeting::plannedBy)
        .returns(mentor, Meeting::recordedBy)
        .returns(Scene.now(), Meeting::recordedAt)
        .returns(null, Meeting::absent);
  }

  @Test
  void the_mentor_is_reminded_after_48_hours_then_the_mentee_is_asked() {
    long meeting = plans(mentor, begins);

    scene.passesUntil(instance, ends.plus(Duration.ofHours(48)).minusMillis(1));
    assertThat(instance).hasNotPassed(MEETING_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(MEETING_REMINDER, REMIND_MEETING, REMIND_MEETING_DONE_END)
        .isWaitingAt(RECORD_MEETING);
    assertThat(told(RECORD_MEETING, meeting)).containsExactly(Told.OWNER);

    scene.passesUntil(instance, ends.plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(instance).isWaitingAt(RECORD_MEETING).isNotWaitingAt(CONFIRM_MEETING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(MEETING_ASK_MENTEE).isNotWaitingAt(RECORD_MEETING);
    assertThat(instance)
        .task(CONFIRM_MEETING)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(ends.plus(Duration.ofDays(14))));

    scene.passes(instance, Duration.ofDays(3).minusMillis(1));
    assertThat(instance).hasNotPassed(CONFIRM_MEETING_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(
            CONFIRM_MEETING_REMINDER, REMIND_CONFIRM_MEETING, REMIND_CONFIRM_MEETING_DONE_END);
    assertThat(told(CONFIRM_MEETING, meeting)).containsExactly(Told.OWNER);

    scene.mentees(instance, CONFIRM_MEETING, YearForms.otherAbsent());
    assertThat(instance)
        .hasPassed(RECORD_MEETING_BY_MENTEE, MEETING_RECORDED_END)
        .isNotWaitingAt(MEETING);
    assertThat(meetings.meeting(meeting))
        .returns(MeetingState.NO_SHOW, Meeting::state)
        .returns(Side.MENTOR, Meeting::absent)
        .returns(mentee, Meeting::recordedBy);
  }

  @Test
  void a_meeting_of_which_nobody_says_anything_closes_after_14_days() {
    long meeting = plans(mentor, begins);

    scene.passesUntil(instance, ends.plus(Duration.ofDays(14)).minusMillis(1));
    assertThat(instance).isWaitingAt(CONFIRM_MEETING).hasNotPassed(CONFIRM_MEETING_LIMIT);
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance)
        .hasPassed(CONFIRM_MEETING_LIMIT, CLOSE_MEETING_UNRECORDED, MEETING_UNRECORDED_END)
        .isNotWaitingAt(MEETING);
    assertThat(meetings.meeting(meeting))
        .returns(MeetingState.UNRECORDED, Meeting::state)
        .returns(Scene.now(), Meeting::lapsedAt);
  }

  @Test
  void whoever_cancels_plans_anew_and_the_new_meeting_takes_its_course() {
    long meeting = plans(mentee, begins);
    scene.passes(instance, Duration.ofDays(1));
    cancels(mentor, meeting);

    assertThat(instance)
        .hasPassed(MEETING_CANCELLED_EVENT, TELL_CANCELLATION)
        .isNotWaitingAt(MEETING_AWAITED)
        .task(RESCHEDULE_MEETING)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    assertThat(scene.told(instance))
        .contains(
            "meeting-cancelled " + scene.mentee(instance),
            "meeting-cancelled " + scene.mentor(instance));
    assertThat(meetings.meeting(meeting))
        .returns(MeetingState.CANCELLED, Meeting::state)
        .returns(mentor, Meeting::cancelledBy)
        .returns(Scene.now(), Meeting::cancellationToldAt)
        .returns(null, Meeting::newDate);

    Instant newDate = begins.plus(Duration.ofDays(2));
    scene.mentors(instance, RESCHEDULE_MEETING, YearForms.meeting(newDate));

    assertThat(instance)
        .hasPassed(RECORD_NEW_DATE, MEETING_RESCHEDULED_END)
        .hasNotPassed(NEW_DATE_SET_EVENT, RESCHEDULE_REMINDER)
        .isNotWaitingAt(RESCHEDULE_MEETING)
        .isWaitingAt(MEETING_AWAITED);
    assertThat(meetings.of(reference))
        .extracting(Meeting::number, Meeting::beginsAt, Meeting::plannedBy, Meeting::state)
        .containsExactly(
            tuple(1, begins, mentee, MeetingState.CANCELLED),
            tuple(2, newDate, mentor, MeetingState.PLANNED));
    assertThat(meetings.meeting(meeting).newDate()).isEqualTo(meetings.of(reference).get(1).id());

    scene.passesUntil(instance, newDate.plus(Duration.ofHours(1)));
    scene.mentors(instance, RECORD_MEETING, YearForms.meetingHeld());
    assertThat(instance).isNotWaitingAt(MEETING);
  }

  @Test
  void a_new_date_set_by_the_other_ends_the_planning_anew() {
    long first = plans(mentee, begins);
    long second = plans(mentee, begins.plus(Duration.ofDays(7)));
    cancels(mentee, first);
    cancels(mentor, second);
    assertThat(open(RESCHEDULE_MEETING))
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrder(mentee, mentor);

    long third = plans(mentor, begins.plus(Duration.ofDays(1)));

    assertThat(instance)
        .hasPassed(NEW_DATE_SET_EVENT, NEW_DATE_SET_END)
        .hasNotPassed(RECORD_NEW_DATE)
        .isNotWaitingAt(RESCHEDULE_MEETING)
        .isWaitingAt(MEETING_AWAITED);
    assertThat(meetings.of(reference))
        .extracting(Meeting::newDate)
        .containsExactly(third, third, null);
  }

  @Test
  void a_new_date_in_one_form_ends_the_other_planning_anew_too() {
    long first = plans(mentee, begins);
    long second = plans(mentee, begins.plus(Duration.ofDays(7)));
    cancels(mentee, first);
    cancels(mentor, second);

    scene.submits(
        mentee,
        List.of(Roles.MENTEES),
        task(RESCHEDULE_MEETING, first).getId(),
        YearForms.meeting(begins.plus(Duration.ofDays(1))));
    scene.runWhatIsDue(instance);

    assertThat(instance)
        .hasPassed(MEETING_RESCHEDULED_END, NEW_DATE_SET_END)
        .isNotWaitingAt(RESCHEDULE_MEETING)
        .isWaitingAt(MEETING_AWAITED);
    assertThat(meetings.upcoming(reference)).hasSize(1);
  }

  @Test
  void a_new_date_that_comes_before_both_are_told_leaves_nothing_to_plan() {
    long meeting = plans(mentee, begins);
    scene.asksOnly(mentee, instance, "meeting-cancellation", YearForms.meetingCancelled(meeting));
    scene.asksOnly(mentor, instance, "meeting", YearForms.meeting(begins.plus(Duration.ofDays(1))));
    scene.runWhatIsDue(instance);

    assertThat(instance)
        .hasPassed(TELL_CANCELLATION, NEW_DATE_KNOWN_END)
        .hasNotPassed(RESCHEDULE_MEETING)
        .isWaitingAt(MEETING_AWAITED);
    assertThat(meetings.meeting(meeting).cancellationToldAt()).isEqualTo(Scene.now());
  }

  @Test
  void planning_anew_is_reminded_after_48_hours_and_told_to_the_coordination_after_7_days() {
    long meeting = plans(mentee, begins);
    cancels(mentee, meeting);
    long other = plans(mentor, begins);
    cancels(mentor, other);
    Instant cancelled = Scene.now();
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, RESCHEDULE_MEETING))
        .containsEntry("cancellationReason", YearForms.meetingCancelled(other).get("reason"))
        .containsEntry("coordinationToldAt", words(cancelled.plus(Duration.ofDays(7))));

    scene.passes(instance, Duration.ofHours(48).minusMillis(1));
    assertThat(instance).hasNotPassed(RESCHEDULE_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(RESCHEDULE_REMINDER, REMIND_RESCHEDULE, REMIND_RESCHEDULE_DONE_END);
    assertThat(told(RESCHEDULE_MEETING, other)).containsExactly(Told.OWNER);

    scene.passesUntil(instance, cancelled.plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(instance).hasNotPassed(RESCHEDULE_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(RESCHEDULE_WAITING, NUDGE_RESCHEDULE, NUDGE_RESCHEDULE_DONE_END);
    assertThat(told(RESCHEDULE_MEETING, other)).containsExactly(Told.OWNER, Told.COORDINATION);

    scene.passes(instance, Duration.ofDays(14));
    assertThat(told(RESCHEDULE_MEETING, other))
        .containsExactly(Told.OWNER, Told.COORDINATION, Told.OWNER, Told.OWNER);
    assertThat(instance).isWaitingAt(RESCHEDULE_MEETING);
  }

  @Test
  void a_meeting_that_is_moved_ends_at_its_new_time_and_no_other() {
    long meeting = plans(mentee, begins);
    long other = plans(mentor, begins.plus(Duration.ofDays(1)));
    scene.passes(instance, Duration.ofDays(1));
    Instant newEnd = ends.plus(Duration.ofDays(5));
    moves(mentor, meeting, newEnd.minus(Duration.ofHours(1)));

    assertThat(instance)
        .hasPassed(MEETING_MOVED_EVENT, TELL_MOVE)
        .hasNotPassed(MEETING_CANCELLED_EVENT)
        .isWaitingAt(MEETING_AWAITED);
    assertThat(scene.told(instance)).contains("meeting-moved " + mentee, "meeting-moved " + mentor);
    assertThat(meetings.moves(meeting))
        .singleElement()
        .returns(begins, MeetingMove::beganAt)
        .returns(mentor, MeetingMove::movedBy)
        .returns(Scene.now(), MeetingMove::toldAt);
    scene.passesUntil(instance, newEnd.minusMillis(1));
    assertThat(open(RECORD_MEETING)).extracting(this::subject).containsExactly(other);
    scene.passesUntil(instance, newEnd);
    assertThat(task(RECORD_MEETING, meeting).getDueDate())
        .isEqualTo(newEnd.plus(Duration.ofHours(48)));
    scene.passesUntil(instance, newEnd.plus(Duration.ofDays(7)));
    assertThat(task(CONFIRM_MEETING, meeting).getDueDate())
        .isEqualTo(newEnd.plus(Duration.ofDays(14)));
  }

  @Test
  void a_meeting_may_come_sooner_be_moved_again_and_be_cancelled_in_the_end() {
    long meeting = plans(mentee, begins);
    moves(mentee, meeting, begins.minus(Duration.ofDays(2)));
    moves(mentor, meeting, begins.minus(Duration.ofDays(1)));
    assertThat(meetings.moves(meeting))
        .extracting(MeetingMove::sequence, MeetingMove::beganAt)
        .containsExactly(tuple(1, begins), tuple(2, begins.minus(Duration.ofDays(2))));

    cancels(mentor, meeting);

    assertThat(open(RESCHEDULE_MEETING)).extracting(this::subject).containsExactly(meeting);
    assertThat(meetings.appointment(meeting))
        .returns(3, Appointment::sequence)
        .returns(begins.minus(Duration.ofDays(1)), Appointment::beginsAt)
        .returns(true, Appointment::calledOff);
    scene.passesUntil(instance, ends);
    assertThat(instance).hasNotPassed(MEETING_ENDED);
  }

  @Test
  void a_move_leaves_what_waits_for_a_new_date_waiting() {
    long cancelled = plans(mentee, begins);
    long meeting = plans(mentee, begins.plus(Duration.ofDays(1)));
    cancels(mentee, cancelled);

    moves(mentee, meeting, begins);

    assertThat(open(RESCHEDULE_MEETING)).extracting(this::subject).containsExactly(cancelled);
    assertThat(meetings.meeting(cancelled).newDate()).isNull();
  }

  @Test
  void a_move_that_cannot_be_is_refused_and_the_meeting_stays_as_it_was() {
    long meeting = plans(mentor, begins);
    plans(mentor, begins.plus(Duration.ofDays(1)));
    Instant end = scene.mentorship(instance).serviceEndsAt();

    for (Instant wrong :
        List.of(
            begins,
            Scene.now(),
            begins.plus(Duration.ofHours(24)),
            begins.plus(Duration.ofHours(25)).minusMillis(1),
            end.minus(Duration.ofMinutes(59)))) {
      assertThat(
              scene.refusedAsking(
                  mentee, instance, "meeting-move", YearForms.meetingMoved(meeting, wrong)))
          .containsExactly("beginsAt");
    }
    assertThat(meetings.appointment(meeting))
        .returns(begins, Appointment::beginsAt)
        .returns(0, Appointment::sequence);
    assertThat(instance).hasNotPassed(MEETING_MOVED_EVENT);
    // Only half an hour later: what it gives up is no obstacle.
    moves(mentee, meeting, begins.plus(Duration.ofMinutes(30)));
  }

  @Test
  void only_the_meeting_that_is_cancelled_ends() {
    long first = plans(mentee, begins);
    long second = plans(mentor, begins.plus(Duration.ofDays(7)));

    cancels(mentor, second);
    scene.passesUntil(instance, ends);

    assertThat(open(RECORD_MEETING)).extracting(this::subject).containsExactly(first);
    assertThat(open(RESCHEDULE_MEETING)).extracting(this::subject).containsExactly(second);
  }

  @Test
  void the_second_absence_within_90_days_reaches_the_coordination_once() {
    missed(begins);
    assertThat(instance).hasNotPassed(LOOK_INTO_NO_SHOWS).isNotWaitingAt(MEETING);

    long second = missed(begins.plus(Duration.ofDays(90)));
    assertThat(instance)
        .task(LOOK_INTO_NO_SHOWS)
        .hasCandidateGroup(Roles.COORDINATORS)
        .isNotAssigned()
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    Map<String, Object> shown =
        scene.opens(Scene.COORDINATOR, List.of(Roles.COORDINATORS), instance, LOOK_INTO_NO_SHOWS);
    assertThat(shown).containsEntry("reference", reference);
    assertThat(shown.toString()).doesNotContain((String) YearForms.otherAbsent().get("note"));

    missed(Scene.now().plus(Duration.ofDays(1)));
    assertThat(open(LOOK_INTO_NO_SHOWS)).hasSize(1);

    scene.coordinates(instance, LOOK_INTO_NO_SHOWS, YearForms.noShowsReviewed());
    assertThat(instance)
        .hasPassed(RECORD_NO_SHOWS_REVIEW, NO_SHOWS_REVIEWED_END)
        .isNotWaitingAt(MEETING);
    assertThat(meetings.reviews(reference))
        .singleElement()
        .returns(second, NoShowReview::meetingId)
        .returns(NoShowOutcome.SPOKEN_WITH_BOTH, NoShowReview::outcome)
        .returns(Scene.COORDINATOR, NoShowReview::reviewedBy);

    missed(Scene.now().plus(Duration.ofDays(1)));
    assertThat(open(LOOK_INTO_NO_SHOWS)).isEmpty();
    missed(Scene.now().plus(Duration.ofDays(1)));
    assertThat(open(LOOK_INTO_NO_SHOWS)).hasSize(1);
  }

  @Test
  void absences_more_than_90_days_apart_are_no_pattern() {
    missed(begins);
    missed(begins.plus(Duration.ofDays(90)).plusMillis(1));

    assertThat(instance).hasNotPassed(LOOK_INTO_NO_SHOWS).isNotWaitingAt(MEETING);
    assertThat(meetings.reviews(reference)).isEmpty();
  }

  @Test
  void the_coordination_is_reminded_every_24_hours_and_the_lead_may_act_from_the_second_time() {
    missed(begins);
    long second = missed(Scene.now().plus(Duration.ofDays(1)));

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(NO_SHOWS_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(NO_SHOWS_WAITING, REMIND_NO_SHOWS, REMIND_NO_SHOWS_DONE_END)
        .isWaitingAt(LOOK_INTO_NO_SHOWS);
    assertThat(told(LOOK_INTO_NO_SHOWS, second)).containsExactly(Told.COORDINATION);
    assertThat(candidates(second)).isEmpty();

    scene.passes(instance, Duration.ofHours(24));
    assertThat(told(LOOK_INTO_NO_SHOWS, second)).hasSize(2);
    assertThat(candidates(second)).containsExactly(Scene.COORDINATOR);
  }

  @Test
  void the_end_of_the_service_ends_what_waits_and_a_held_meeting_is_attested() {
    Instant end = scene.mentorship(instance).serviceEndsAt();
    plans(mentor, begins);
    scene.passesUntil(instance, ends);
    scene.mentors(instance, RECORD_MEETING, YearForms.meetingHeld());
    scene.passesUntil(instance, end.minus(Duration.ofDays(4)));
    missed(Scene.now().plus(Duration.ofHours(1)));
    missed(Scene.now().plus(Duration.ofHours(1)));
    long cancelled = plans(mentor, end.minus(Duration.ofDays(2)));
    cancels(mentor, cancelled);
    scene.passesUntil(instance, end.minus(Duration.ofDays(1)));
    // Its date keeps the other one from being planned anew.
    assertThat(instance).isWaitingAt(RESCHEDULE_MEETING, LOOK_INTO_NO_SHOWS);
    long last = plans(mentee, end.minus(Duration.ofHours(2)));
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, RECORD_MEETING))
        .containsEntry("closesAt", null);

    scene.passesUntil(instance, end);

    assertThat(instance).isWaitingAt(CLOSURE).isNotWaitingAt(MEETING);
    assertThat(meetings.meeting(last).state()).isEqualTo(MeetingState.UNRECORDED);
    assertThat(meetings.reviews(reference))
        .singleElement()
        .returns(null, NoShowReview::outcome)
        .returns(end, NoShowReview::lapsedAt);
    scene.passes(instance, Duration.ofDays(14));
    assertThat(closures.attestation(reference, Side.MENTEE))
        .get()
        .returns(2, Attestation::contacts);
  }

  @Test
  void a_date_that_cannot_be_is_refused_and_nothing_begins() {
    plans(mentor, begins);
    Instant end = scene.mentorship(instance).serviceEndsAt();

    for (Instant wrong :
        List.of(
            Scene.now(),
            begins.plus(Duration.ofMinutes(59)),
            begins.minus(Duration.ofMinutes(59)),
            end.minus(Duration.ofMinutes(59)))) {
      assertThat(scene.refusedAsking(mentee, instance, "meeting", YearForms.meeting(wrong)))
          .containsExactly("beginsAt");
    }
    for (Instant right : List.of(ends, begins.minus(Duration.ofHours(1)))) {
      plans(mentee, right);
    }
    assertThat(meetings.of(reference)).hasSize(3);
  }

  @Test
  void a_new_date_that_cannot_be_is_refused_and_the_task_waits() {
    long meeting = plans(mentor, begins);
    plans(mentor, begins.plus(Duration.ofDays(1)));
    cancels(mentee, meeting);

    for (Instant wrong : List.of(Scene.now().minusSeconds(1), begins.plus(Duration.ofDays(1)))) {
      assertThat(
              Scene.refused(
                  () -> scene.mentees(instance, RESCHEDULE_MEETING, YearForms.meeting(wrong))))
          .containsExactly("beginsAt");
    }
    assertThat(instance).isWaitingAt(RESCHEDULE_MEETING);
    assertThat(meetings.of(reference)).hasSize(2);
  }

  @Test
  void of_ten_who_plan_anew_at_once_one_does() throws Exception {
    long meeting = plans(mentor, begins);
    cancels(mentee, meeting);
    String task = scene.task(instance, RESCHEDULE_MEETING).getId();

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  scene.submits(mentee, List.of(Roles.MENTEES), task, YearForms.meeting(begins));
                  return "done";
                });
    scene.runWhatIsDue(instance);

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThat(meetings.upcoming(reference)).hasSize(1);
    assertThat(instance).isWaitingAt(MEETING_AWAITED).isNotWaitingAt(RESCHEDULE_MEETING);
  }

  private String words(Instant moment) {
    return time.dateTime(moment, Locale.CANADA_FRENCH);
  }

  private long plans(String account, Instant at) {
    return scene.asks(account, instance, "meeting", YearForms.meeting(at));
  }

  private void moves(String account, long meeting, Instant at) {
    scene.asks(account, instance, "meeting-move", YearForms.meetingMoved(meeting, at));
  }

  private void cancels(String account, long meeting) {
    scene.asks(account, instance, "meeting-cancellation", YearForms.meetingCancelled(meeting));
  }

  private long missed(Instant at) {
    long meeting = plans(mentor, at);
    scene.passesUntil(instance, at.plus(Duration.ofHours(1)));
    scene.submits(
        mentor,
        List.of(Roles.MENTORS),
        task(RECORD_MEETING, meeting).getId(),
        YearForms.otherAbsent());
    scene.runWhatIsDue(instance);
    return meeting;
  }

  private List<Task> open(String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .list();
  }

  private Task task(String task, long meeting) {
    return open(task).stream().filter(open -> subject(open) == meeting).findFirst().orElseThrow();
  }

  private long subject(Task task) {
    return (Long) tasks.getVariable(task.getId(), MentorshipProcess.SUBJECT.name());
  }

  private List<String> candidates(long meeting) {
    return tasks.getIdentityLinksForTask(task(LOOK_INTO_NO_SHOWS, meeting).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Told> told(String step, long meeting) {
    return nudges.of(reference, step, meeting).stream().map(Nudge::told).toList();
  }
}
