package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END_LIMIT;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END_REMINDER;
import static org.mentorat.process.MentorshipProcess.BEGIN_CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSE_EVALUATIONS_UNANSWERED;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LATE_END;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT;
import static org.mentorat.process.MentorshipProcess.DECIDE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.DECIDE_EARLY_END_WAITING;
import static org.mentorat.process.MentorshipProcess.EARLY_END;
import static org.mentorat.process.MentorshipProcess.EARLY_END_DAY;
import static org.mentorat.process.MentorshipProcess.ENDED_EARLY;
import static org.mentorat.process.MentorshipProcess.ENDED_EARLY_END;
import static org.mentorat.process.MentorshipProcess.END_EARLY;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.EVALUATION_LIMIT_TIMER;
import static org.mentorat.process.MentorshipProcess.EVALUATION_REMINDER_TIMER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.OPEN_EARLY_END;
import static org.mentorat.process.MentorshipProcess.RECORD_EARLY_END_DECISION;
import static org.mentorat.process.MentorshipProcess.RECORD_EARLY_END_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_UNANSWERED_END;
import static org.mentorat.process.MentorshipProcess.REMIND_AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.REMIND_AGREE_EARLY_END_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_DECIDE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.REMIND_DECIDE_EARLY_END_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.SCHEDULE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_GOES_ON_END;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.TELL_EARLY_END_SCHEDULED;
import static org.mentorat.process.MentorshipProcess.TELL_SERVICE_GOES_ON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.actionplan.PlanRevision;
import org.mentorat.actionplan.PlanRevisions;
import org.mentorat.actionplan.RevisionState;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.EarlyEnd;
import org.mentorat.closure.EarlyEndState;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.meeting.Meeting;
import org.mentorat.meeting.MeetingState;
import org.mentorat.meeting.Meetings;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.training.TrainingRequests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of an end before the time: agreed by both, decided by the coordination, refused,
 * overtaken by the ordinary end; and the short closing that follows.
 */
@MentoratTest
class EarlyEndPathTest {

  private static final String ACTION = "early-end";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired EarlyEnds ends;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired Requests requests;
  @Autowired Meetings meetings;
  @Autowired TrainingRequests trainings;
  @Autowired PlanRevisions revisions;
  @Autowired Nudges nudges;
  @Autowired Directory directory;
  @Autowired ReaderTime time;
  private Scene scene;
  private String mentor;
  private String mentee;
  private String coordinator;
  private ProcessInstance instance;
  private String reference;
  private Instant begun;
  private Instant planned;

  @BeforeEach
  void a_month_of_service() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    begun = scene.mentorship(instance).serviceStartsAt();
    planned = scene.mentorship(instance).serviceEndsAt();
    scene.passes(instance, Duration.ofDays(30));
  }

  @Test
  void the_mentee_asks_the_mentor_agrees_and_the_service_ends_at_once() {
    final Instant asked = Scene.now();
    long id = asks(mentee, YearForms.earlyEnd());
    assertThat(instance)
        .hasPassed(OPEN_EARLY_END)
        .isWaitingAt(EARLY_END, AGREE_EARLY_END, ACCOMPANIMENT);
    assertThat(instance)
        .task(AGREE_EARLY_END)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(asked.plus(Duration.ofDays(7))));
    assertThat(mentor(AGREE_EARLY_END))
        .containsEntry("otherName", scene.mentorship(instance).mentee().displayName())
        .containsEntry("wantedDay", "Dès que la fin est convenue")
        .doesNotContainKeys("reasonText", "requestWords")
        .values()
        .noneMatch(value -> String.valueOf(value).contains("dossiers"));

    scene.passes(instance, Duration.ofDays(1));
    final Instant agreed = Scene.now();
    scene.mentors(instance, AGREE_EARLY_END, YearForms.earlyEndAgreed());

    assertThat(instance)
        .hasPassed(RECORD_EARLY_END_REPLY, SCHEDULE_EARLY_END, EARLY_END_DAY, END_EARLY)
        .hasPassed(ENDED_EARLY_END, ENDED_EARLY, BEGIN_CLOSURE)
        .hasNotPassed(AGREE_EARLY_END_REMINDER, DECIDE_EARLY_END, SERVICE_ENDED_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    Date until = Date.from(agreed.plus(Duration.ofDays(7)));
    assertThat(instance).task(EVALUATE_AS_MENTEE).isAssignedTo(mentee).hasDueDate(until);
    assertThat(instance).task(EVALUATE_AS_MENTOR).isAssignedTo(mentor).hasDueDate(until);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(agreed);
    assertThat(ends.earlyEnd(id))
        .returns(EarlyEndState.DONE, EarlyEnd::state)
        .returns(Side.MENTEE, EarlyEnd::side)
        .returns(agreed, EarlyEnd::endsAt)
        .returns(planned, EarlyEnd::plannedEnd);
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(1);

    evaluates();

    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
    assertClosedEarly(agreed, agreed, mentor);
    ProcessInstance next = scene.assignedTo(mentor);
    assertThat(next).task(MAKE_FIRST_CONTACT).isAssignedTo(mentor);
  }

  @Test
  void the_service_runs_until_the_end_of_the_last_day_that_was_agreed() {
    LocalDate lastDay = YearForms.today().plusDays(20);
    asks(mentor, YearForms.earlyEnd(lastDay));
    assertThat(instance).task(AGREE_EARLY_END).isAssignedTo(mentee);
    scene.mentees(instance, AGREE_EARLY_END, YearForms.earlyEndAgreed());

    Instant end = lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    assertThat(instance)
        .hasPassed(SCHEDULE_EARLY_END, TELL_EARLY_END_SCHEDULED)
        .isWaitingAt(EARLY_END_DAY, ACCOMPANIMENT)
        .hasNotPassed(ENDED_EARLY_END);
    assertThat(scene.told(instance))
        .contains("early-end-scheduled " + mentee, "early-end-scheduled " + mentor);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(end);
    scene.passesUntil(instance, end.minusSeconds(60));
    assertThat(instance).isWaitingAt(EARLY_END_DAY, ACCOMPANIMENT);
    scene.asks(mentee, instance, "help-request", YearForms.help());

    scene.passesUntil(instance, end);

    assertThat(instance)
        .hasPassed(EARLY_END_DAY, ENDED_EARLY)
        .isWaitingAtExactly(
            CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());
    evaluates();
    assertClosedEarly(end, end, mentee);
  }

  @Test
  void where_the_other_would_talk_the_coordination_ends_it_on_a_day() {
    long id = asks(mentor, YearForms.earlyEnd());
    scene.passes(instance, Duration.ofDays(2));
    final Instant replied = Scene.now();
    scene.mentees(instance, AGREE_EARLY_END, YearForms.earlyEndToDiscuss());

    assertThat(instance)
        .hasPassed(RECORD_EARLY_END_REPLY)
        .hasNotPassed(SCHEDULE_EARLY_END, RECORD_UNANSWERED_END)
        .isWaitingAt(DECIDE_EARLY_END, ACCOMPANIMENT);
    assertThat(instance)
        .task(DECIDE_EARLY_END)
        .hasCandidateGroup(Roles.COORDINATORS)
        .isNotAssigned()
        .hasDueDate(Date.from(replied.plus(Duration.ofHours(48))));
    Map<String, Object> form = coordination(DECIDE_EARLY_END);
    assertThat(form)
        .containsEntry("reasonText", "Le manque de temps")
        .containsEntry("requestWords", "Trois dossiers de plus depuis septembre")
        .containsEntry("replyWords", "Je ne m'y attendais pas")
        .containsEntry("lastDay", YearForms.today().toString());
    assertThat((String) form.get("replyText")).startsWith("Préfère en parler");

    LocalDate lastDay = YearForms.today().plusDays(3);
    scene.coordinates(instance, DECIDE_EARLY_END, YearForms.earlyEndDecided(lastDay));
    assertThat(instance)
        .hasPassed(RECORD_EARLY_END_DECISION, SCHEDULE_EARLY_END)
        .hasNotPassed(DECIDE_EARLY_END_WAITING)
        .isWaitingAt(EARLY_END_DAY);

    Instant end = lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    scene.passesUntil(instance, end);
    assertThat(instance).hasPassed(ENDED_EARLY_END, ENDED_EARLY).isWaitingAt(CLOSURE);
    assertThat(ends.earlyEnd(id))
        .returns(Scene.COORDINATOR, EarlyEnd::decidedBy)
        .returns(EarlyEndState.DONE, EarlyEnd::state);
    evaluates();
    assertClosedEarly(end, end, Scene.COORDINATOR);
  }

  @Test
  void where_the_coordination_lets_it_go_on_nothing_changes_and_both_read_its_word() {
    long id = asks(mentor, YearForms.earlyEnd());
    scene.mentees(instance, AGREE_EARLY_END, YearForms.earlyEndToDiscuss());
    scene.coordinates(instance, DECIDE_EARLY_END, YearForms.earlyEndRefused());

    assertThat(instance)
        .hasPassed(RECORD_EARLY_END_DECISION, SERVICE_GOES_ON_END, TELL_SERVICE_GOES_ON)
        .hasNotPassed(SCHEDULE_EARLY_END)
        .isWaitingAt(ACCOMPANIMENT)
        .isNotWaitingAt(EARLY_END);
    assertThat(scene.told(instance))
        .contains("service-goes-on " + mentee, "service-goes-on " + mentor);
    assertThat(ends.earlyEnd(id))
        .returns(EarlyEndState.REFUSED, EarlyEnd::state)
        .returns("Nous en reparlons ensemble en janvier", EarlyEnd::decisionNote);
    assertThat(ends.lastRefused(reference)).map(EarlyEnd::id).contains(id);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(planned);
    assertThat(servicePeriods()).extracting(Commitment::verdict).containsExactly(Verdict.OPEN);

    asks(mentee, YearForms.earlyEnd());
    assertThat(instance).task(AGREE_EARLY_END).isAssignedTo(mentor);

    scene.passesUntil(instance, planned.plus(Duration.ofDays(14)));
    assertThat(instance).hasPassed(SERVICE_ENDED_END, MENTORSHIP_CLOSED_END).isEnded();
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(closures.attestation(reference, Side.MENTEE))
        .map(Attestation::serviceEndsAt)
        .contains(planned);
  }

  @Test
  void without_an_answer_in_7_days_the_coordination_decides() {
    final Instant asked = Scene.now();
    long id = asks(mentee, YearForms.earlyEnd());

    scene.passes(instance, Duration.ofDays(3).minusSeconds(1));
    assertThat(instance).hasNotPassed(AGREE_EARLY_END_REMINDER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(AGREE_EARLY_END_REMINDER, REMIND_AGREE_EARLY_END)
        .hasPassed(REMIND_AGREE_EARLY_END_DONE_END)
        .isWaitingAt(AGREE_EARLY_END);
    assertThat(told(AGREE_EARLY_END, id)).containsExactly(Told.OWNER);

    scene.passesUntil(instance, asked.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(instance).isWaitingAt(AGREE_EARLY_END);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance)
        .hasPassed(AGREE_EARLY_END_LIMIT, RECORD_UNANSWERED_END)
        .isNotWaitingAt(AGREE_EARLY_END)
        .isWaitingAt(DECIDE_EARLY_END);
    assertThat(coordination(DECIDE_EARLY_END)).containsEntry("replyText", "Aucune réponse");
    assertThat(ends.earlyEnd(id).unansweredAt()).isEqualTo(asked.plus(Duration.ofDays(7)));

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance)
        .hasPassed(DECIDE_EARLY_END_WAITING, REMIND_DECIDE_EARLY_END)
        .hasPassed(REMIND_DECIDE_EARLY_END_DONE_END);
    assertThat(candidates()).isEmpty();
    scene.passes(instance, Duration.ofHours(24));
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);
    scene.passes(instance, Duration.ofHours(48));
    assertThat(told(DECIDE_EARLY_END, id)).hasSize(4).containsOnly(Told.COORDINATION);
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);

    scene.coordinates(instance, DECIDE_EARLY_END, YearForms.earlyEndDecided(YearForms.today()));
    assertThat(instance).hasPassed(ENDED_EARLY_END).isWaitingAt(CLOSURE);
  }

  @Test
  void what_the_coordination_asks_for_is_agreed() {
    asks(coordinator, YearForms.earlyEnd());

    assertThat(instance)
        .hasPassed(OPEN_EARLY_END, SCHEDULE_EARLY_END, ENDED_EARLY_END)
        .hasNotPassed(AGREE_EARLY_END, DECIDE_EARLY_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(ends.of(reference))
        .extracting(EarlyEnd::side, EarlyEnd::state)
        .containsExactly(tuple(null, EarlyEndState.DONE));
    final Instant end = Scene.now();
    evaluates();
    assertClosedEarly(end, end, coordinator);
  }

  @Test
  void the_short_closing_reminds_both_after_3_days_and_goes_on_after_7() {
    asks(coordinator, YearForms.earlyEnd());
    final Instant end = Scene.now();
    assertThat(
            scene
                .opens(mentee, List.of(Roles.MENTEES), instance, EVALUATE_AS_MENTEE)
                .get("closesAt"))
        .isEqualTo(time.dateTime(end.plus(Duration.ofDays(7)), Locale.CANADA_FRENCH));

    scene.passesUntil(instance, end.plus(Duration.ofDays(3)).minusSeconds(1));
    assertThat(instance).hasNotPassed(EVALUATION_REMINDER_TIMER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(instance).hasPassed(EVALUATION_REMINDER_TIMER, REMIND_EVALUATIONS);
    scene.passesUntil(instance, end.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(instance).hasNotPassed(EVALUATION_LIMIT_TIMER).isNotEnded();
    scene.passes(instance, Duration.ofSeconds(1));

    assertThat(instance)
        .hasPassed(EVALUATION_LIMIT_TIMER, CLOSE_EVALUATIONS_UNANSWERED, MENTORSHIP_CLOSED_END)
        .hasNotPassed(CLOSURE_LIMIT)
        .isEnded();
    assertClosedEarly(end, end.plus(Duration.ofDays(7)), coordinator);
  }

  @Test
  void what_is_open_at_that_moment_is_settled_or_lapses_as_at_the_ordinary_end() {
    scene.mentees(instance, MentorshipProcess.ACCEPT_TERMS, YearForms.accepted());
    final long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    final long meeting =
        scene.asks(
            mentor, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(4))));
    final long revision =
        scene.asks(mentor, instance, "plan-revision", YearForms.objectivesAdjusted());
    scene.asks(mentee, instance, "training-request", YearForms.training());

    asks(coordinator, YearForms.earlyEnd());
    final Instant end = Scene.now();

    assertThat(instance)
        .isWaitingAtExactly(
            CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.HANDED_OVER);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(meetings.meeting(meeting)).returns(MeetingState.UNRECORDED, Meeting::state);
    assertThat(trainings.waitingOf(reference)).hasSize(1);

    Map<String, Object> settled = new HashMap<>(YearForms.requestsSettled());
    settled.put("trainingDecision", "plan");
    scene.coordinates(instance, SETTLE_REQUESTS, settled);
    assertThat(trainings.waitingOf(reference)).isEmpty();
    assertThat(requests.request(request))
        .returns(RequestState.SETTLED, HelpRequest::state)
        .returns(Scene.COORDINATOR, HelpRequest::settledBy);
    evaluates();
    assertThat(revisions.revision(revision)).returns(RevisionState.LAPSED, PlanRevision::state);
    assertClosedEarly(end, end, coordinator);
  }

  @Test
  void a_short_closing_that_waits_too_long_breaks_its_own_promise() {
    scene.asks(mentee, instance, "help-request", YearForms.help());
    asks(coordinator, YearForms.earlyEnd());
    Instant end = Scene.now();

    scene.passesUntil(instance, end.plus(Duration.ofDays(9)).minusSeconds(1));
    assertThat(instance).hasNotPassed(CLOSURE_LIMIT).isWaitingAtExactly(CLOSURE, SETTLE_REQUESTS);
    scene.passes(instance, Duration.ofSeconds(1));

    assertThat(instance).hasPassed(CLOSURE_LIMIT, CLOSURE_LATE_END).isWaitingAt(SETTLE_REQUESTS);
    assertThat(servicePeriods())
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.CANCELLED, Verdict.LATE);
    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());
    assertThat(instance).isEnded();
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.ENDED_EARLY);
  }

  @Test
  void what_nobody_decided_before_the_ordinary_end_lapses() {
    scene.passesUntil(instance, planned.minus(Duration.ofDays(1)));
    long id = asks(mentee, YearForms.earlyEnd());

    scene.passesUntil(instance, planned);

    assertThat(instance)
        .hasPassed(SERVICE_ENDED_END)
        .hasNotPassed(ENDED_EARLY)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(ends.earlyEnd(id))
        .returns(EarlyEndState.LAPSED, EarlyEnd::state)
        .returns(planned, EarlyEnd::closedAt);
    scene.passesUntil(instance, planned.plus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(instance).hasNotPassed(EVALUATION_LIMIT_TIMER);
    scene.passes(instance, Duration.ofSeconds(1));
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(servicePeriods()).extracting(Commitment::verdict).containsExactly(Verdict.KEPT);
  }

  @Test
  void what_was_agreed_holds_where_an_outage_lets_the_ordinary_end_come_first() {
    LocalDate lastDay = YearForms.today().plusDays(2);
    long id = asks(coordinator, YearForms.earlyEnd(lastDay));
    final Instant end = scene.mentorship(instance).serviceEndsAt();
    TestTime.stopAt(planned.plusSeconds(1));

    management.executeJob(
        management
            .createJobQuery()
            .processInstanceId(instance.getId())
            .activityId(SERVICE_END)
            .singleResult()
            .getId());

    assertThat(instance).hasPassed(SERVICE_ENDED_END).hasNotPassed(ENDED_EARLY);
    assertThat(ends.earlyEnd(id)).returns(EarlyEndState.DONE, EarlyEnd::state);
    evaluates();
    assertThat(mentorships.mentorship(reference))
        .returns(Outcome.ENDED_EARLY, Mentorship::outcome)
        .returns(end, Mentorship::serviceEndsAt);
  }

  @Test
  void nobody_s_last_day_comes_after_the_ordinary_end() {
    LocalDate last = LocalDate.ofInstant(planned, Directory.ZONE);
    asks(coordinator, YearForms.earlyEnd(last));

    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(planned);
    assertThat(scene.refusedAsking(coordinator, scene.inService(scene.mentor(1)), ACTION, later()))
        .containsExactly("lastDay");
  }

  @Test
  void bad_answers_are_refused_and_the_task_still_waits() {
    asks(mentee, YearForms.earlyEnd());
    assertThat(refusedToMentor(Map.of())).containsExactly("reply");
    assertThat(refusedToMentor(Map.of("reply", "accept"))).containsExactly("confirmed");
    scene.mentors(instance, AGREE_EARLY_END, Map.of("reply", "discuss"));

    assertThat(refusedToCoordination(Map.of())).containsExactly("decision");
    assertThat(refusedToCoordination(Map.of("decision", "end")))
        .containsExactly("lastDay", "confirmed");
    assertThat(refusedToCoordination(Map.of("decision", "keep"))).containsExactly("note");
    LocalDate yesterday = YearForms.today().minusDays(1);
    LocalDate after = LocalDate.ofInstant(planned, Directory.ZONE).plusDays(1);
    for (LocalDate day : List.of(yesterday, after)) {
      assertThat(refusedToCoordination(YearForms.earlyEndDecided(day))).containsExactly("lastDay");
    }
    assertThat(instance).isWaitingAt(DECIDE_EARLY_END);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(planned);
  }

  @Test
  void nothing_that_is_written_reaches_the_engine() {
    asks(mentee, YearForms.earlyEnd());
    scene.mentors(instance, AGREE_EARLY_END, YearForms.earlyEndToDiscuss());
    scene.coordinates(instance, DECIDE_EARLY_END, YearForms.earlyEndRefused());

    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .contains("KEEP")
        .noneMatch(
            value ->
                value.contains("dossiers")
                    || value.contains("attendais")
                    || value.contains("janvier")
                    || value.contains("LACK_OF_TIME"));
  }

  private void assertClosedEarly(Instant end, Instant closedAt, String agreedBy) {
    assertThat(mentorships.mentorship(reference))
        .returns(Outcome.ENDED_EARLY, Mentorship::outcome)
        .returns(end, Mentorship::serviceEndsAt)
        .returns(closedAt, Mentorship::closedAt)
        .returns(null, Mentorship::closedBy);
    assertThat(mentorships.current(reference)).isEmpty();
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
    for (Side side : Side.values()) {
      assertThat(closures.attestation(reference, side).orElseThrow())
          .returns(begun, Attestation::serviceStartsAt)
          .returns(end, Attestation::serviceEndsAt);
    }
    assertThat(closures.keptUntil(reference))
        .contains(LocalDate.ofInstant(closedAt, Directory.ZONE).plusYears(3));
    List<Commitment> periods = servicePeriods();
    assertThat(periods)
        .extracting(Commitment::verdict, Commitment::startedAt, Commitment::stoppedAt)
        .containsExactly(tuple(Verdict.CANCELLED, begun, end), tuple(Verdict.KEPT, end, closedAt));
    assertThat(periods.get(0).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by, CommitmentNote::reason)
        .containsExactly(tuple(CommitmentNoteKind.ENDED_EARLY, agreedBy, null));
    assertThat(periods.get(1).limitAt()).isEqualTo(end.plus(Duration.ofDays(9)));
  }

  private List<Commitment> servicePeriods() {
    return commitments.of(reference).stream()
        .filter(commitment -> commitment.promise() == Promise.SERVICE_PERIOD)
        .toList();
  }

  private void evaluates() {
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
  }

  private static Map<String, Object> later() {
    return YearForms.earlyEnd(YearForms.today().plusYears(1).plusDays(2));
  }

  private long asks(String account, Map<String, Object> form) {
    return scene.asks(account, instance, ACTION, form);
  }

  private Map<String, Object> mentor(String task) {
    return scene.opens(mentor, List.of(Roles.MENTORS), instance, task);
  }

  private Map<String, Object> coordination(String task) {
    return scene.opens(Scene.COORDINATOR, List.of(Roles.COORDINATORS), instance, task);
  }

  private List<String> refusedToMentor(Map<String, Object> form) {
    return refused(mentor, List.of(Roles.MENTORS), AGREE_EARLY_END, form);
  }

  private List<String> refusedToCoordination(Map<String, Object> form) {
    return refused(Scene.COORDINATOR, List.of(Roles.COORDINATORS), DECIDE_EARLY_END, form);
  }

  private List<String> refused(
      String account, List<String> groups, String task, Map<String, Object> form) {
    String id = scene.task(instance, task).getId();
    return Scene.refused(() -> scene.submits(account, groups, id, form));
  }

  private List<Told> told(String task, long subject) {
    return nudges.of(reference, task, subject).stream().map(Nudge::told).toList();
  }

  private List<String> candidates() {
    return tasks.getIdentityLinksForTask(scene.task(instance, DECIDE_EARLY_END).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }
}
