package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.BEGIN_CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSE_EVALUATIONS_UNANSWERED;
import static org.mentorat.process.MentorshipProcess.CLOSE_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LATE_END;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE_DONE_END;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR_DONE_END;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS_DONE_END;
import static org.mentorat.process.MentorshipProcess.EVALUATIONS_UNANSWERED_END;
import static org.mentorat.process.MentorshipProcess.EVALUATION_LIMIT_TIMER;
import static org.mentorat.process.MentorshipProcess.EVALUATION_REMINDER_TIMER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.NO_OPEN_REQUEST_END;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_LATE_CLOSURE;
import static org.mentorat.process.MentorshipProcess.RECORD_MENTEE_EVALUATION;
import static org.mentorat.process.MentorshipProcess.RECORD_MENTOR_EVALUATION;
import static org.mentorat.process.MentorshipProcess.RECORD_SETTLEMENT;
import static org.mentorat.process.MentorshipProcess.REMIND_EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.REMIND_EVALUATIONS_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_SETTLE;
import static org.mentorat.process.MentorshipProcess.REMIND_SETTLE_DONE_END;
import static org.mentorat.process.MentorshipProcess.REQUESTS_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_ENDED_END;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.SETTLE_WAITING;
import static org.mentorat.process.MentorshipProcess.TELL_LATE_CLOSURE;
import static org.mentorat.process.MentorshipProcess.TELL_MENTORSHIP_CLOSED;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.RequestState;
import org.mentorat.accompaniment.Requests;
import org.mentorat.accompaniment.Settlement;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.Evaluations;
import org.mentorat.closure.MenteeEvaluation;
import org.mentorat.closure.MentorEvaluation;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of the closure: evaluated by both, by one, by nobody; requests that the service left
 * open; a project that ends first (R51, R77, R107, R117).
 */
@MentoratTest
class ClosurePathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Requests requests;
  @Autowired Objectives objectives;
  @Autowired Evaluations evaluations;
  @Autowired Closures closures;
  @Autowired Nudges nudges;
  @Autowired Directory directory;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant end;

  @BeforeEach
  void wholeSecond() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
  }

  @Test
  void both_evaluate_and_the_mentorship_closes_at_once() {
    serviceEnds();
    assertThat(instance)
        .hasPassed(SERVICE_ENDED_END, BEGIN_CLOSURE, NO_OPEN_REQUEST_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    Date until = Date.from(end.plus(Duration.ofDays(14)));
    assertThat(instance).task(EVALUATE_AS_MENTEE).isAssignedTo(mentee).hasDueDate(until);
    assertThat(instance).task(EVALUATE_AS_MENTOR).isAssignedTo(mentor).hasDueDate(until);

    scene.passes(instance, Duration.ofDays(1));
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    assertThat(instance)
        .hasPassed(RECORD_MENTOR_EVALUATION, EVALUATE_AS_MENTOR_DONE_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE);
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());

    assertThat(instance)
        .hasPassed(RECORD_MENTEE_EVALUATION, EVALUATE_AS_MENTEE_DONE_END, EVALUATIONS_DONE_END)
        .hasPassed(CLOSE_MENTORSHIP, MENTORSHIP_CLOSED_END, TELL_MENTORSHIP_CLOSED)
        .hasNotPassed(EVALUATION_REMINDER_TIMER, EVALUATIONS_UNANSWERED_END)
        .isEnded();
    assertThat(scene.told(instance))
        .contains("mentorship-closed " + mentee, "mentorship-closed " + mentor);
    assertThat(evaluations.ofMentor(reference).orElseThrow())
        .returns(4, MentorEvaluation::listening)
        .returns(true, MentorEvaluation::mentorAgain)
        .returns(mentor, MentorEvaluation::recordedBy)
        .returns(Scene.now(), MentorEvaluation::recordedAt);
    assertThat(evaluations.ofMentee(reference).orElseThrow())
        .returns(5, MenteeEvaluation::serviceWorth)
        .returns(true, MenteeEvaluation::recommend)
        .returns(mentee, MenteeEvaluation::recordedBy);
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(4, 4);
    assertClosed(Scene.now(), Verdict.KEPT);
  }

  @Test
  void a_closed_mentorship_frees_the_mentor_attests_the_service_and_is_kept_three_years() {
    serviceEnds();
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(1);
    assertThat(closures.attestation(reference, Side.MENTEE)).isEmpty();
    assertThat(closures.keptUntil(reference)).isEmpty();

    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());

    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
    assertThat(closures.keptUntil(reference)).contains(YearForms.today().plusYears(3));
    Mentorship closed = mentorships.mentorship(reference);
    Map.of(Side.MENTEE, mentee, Side.MENTOR, mentor)
        .forEach(
            (side, account) -> {
              Attestation attestation = closures.attestation(reference, side).orElseThrow();
              assertThat(attestation)
                  .returns(closed.serviceStartsAt(), Attestation::serviceStartsAt)
                  .returns(end, Attestation::serviceEndsAt)
                  // The first contact and the first meeting.
                  .returns(2, Attestation::contacts)
                  .returns(Scene.now(), Attestation::issuedAt);
              assertThat(attestation.person().account()).isEqualTo(account);
              assertThat(closures.verify(attestation.code())).map(Attestation::side).contains(side);
            });

    ProcessInstance next = scene.assignedTo(mentor);
    assertThat(next).task(MAKE_FIRST_CONTACT).isAssignedTo(mentor);
  }

  @Test
  void nobody_evaluates_both_are_reminded_after_7_days_and_it_goes_on_after_14() {
    serviceEnds();

    scene.passesUntil(instance, end.plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(instance).hasNotPassed(EVALUATION_REMINDER_TIMER);
    scene.passesUntil(instance, end.plus(Duration.ofDays(7)));
    assertThat(instance)
        .hasPassed(EVALUATION_REMINDER_TIMER, REMIND_EVALUATIONS, REMIND_EVALUATIONS_DONE_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(told(EVALUATIONS)).containsExactly(Told.OWNER);

    scene.passesUntil(instance, end.plus(Duration.ofDays(14)).minusMillis(1));
    assertThat(instance).hasNotPassed(EVALUATION_LIMIT_TIMER).isNotEnded();
    scene.passesUntil(instance, end.plus(Duration.ofDays(14)));
    assertThat(instance)
        .hasPassed(EVALUATION_LIMIT_TIMER, CLOSE_EVALUATIONS_UNANSWERED)
        .hasPassed(EVALUATIONS_UNANSWERED_END, CLOSE_MENTORSHIP, MENTORSHIP_CLOSED_END)
        .hasNotPassed(EVALUATIONS_DONE_END)
        .isEnded();
    assertThat(told(EVALUATIONS)).hasSize(1);
    assertThat(evaluations.ofMentee(reference)).isEmpty();
    assertThat(evaluations.ofMentor(reference)).isEmpty();
    assertThat(objectives.of(reference)).extracting(Objective::after).containsOnlyNulls();
    assertClosed(end.plus(Duration.ofDays(14)), Verdict.KEPT);
  }

  @Test
  void what_one_of_them_says_is_kept_when_the_other_stays_silent() {
    serviceEnds();
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());

    scene.passes(instance, Duration.ofDays(14));

    assertThat(instance)
        .hasPassed(EVALUATE_AS_MENTEE_DONE_END, EVALUATIONS_UNANSWERED_END)
        .hasNotPassed(EVALUATE_AS_MENTOR_DONE_END)
        .isEnded();
    assertThat(evaluations.ofMentee(reference)).isPresent();
    assertThat(evaluations.ofMentor(reference)).isEmpty();
    assertThat(objectives.of(reference)).extracting(Objective::after).containsExactly(4, 4);
    assertClosed(end.plus(Duration.ofDays(14)), Verdict.KEPT);
  }

  @Test
  void the_mentor_s_evaluation_alone_is_kept_too() {
    serviceEnds();
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());

    scene.passes(instance, Duration.ofDays(14));

    assertThat(instance).hasPassed(EVALUATIONS_UNANSWERED_END).isEnded();
    assertThat(evaluations.ofMentor(reference)).isPresent();
    assertThat(evaluations.ofMentee(reference)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"answeredElsewhere, ANSWERED_ELSEWHERE", "noLongerUseful, NO_LONGER_USEFUL"})
  void requests_that_are_open_when_the_service_ends_are_settled_by_the_coordination(
      String outcome, Settlement settlement) {
    inService(null);
    scene.passesUntil(instance, end.minus(Duration.ofDays(3)));
    final long confirmed = asks();
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());
    final long answered = asks();
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    final long late = asks();
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    final long fresh = asks();
    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST);

    scene.passesUntil(instance, end);

    assertThat(instance)
        .hasPassed(BEGIN_CLOSURE)
        .hasNotPassed(NO_OPEN_REQUEST_END)
        .isWaitingAtExactly(
            CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    assertThat(instance)
        .task(SETTLE_REQUESTS)
        .hasCandidateGroup(Roles.COORDINATORS)
        .isNotAssigned()
        .hasDueDate(Date.from(end.plus(Duration.ofHours(48))));
    assertThat(states(confirmed, answered, late, fresh))
        .containsExactly(
            RequestState.CONFIRMED,
            RequestState.UNCONFIRMED,
            RequestState.HANDED_OVER,
            RequestState.HANDED_OVER);
    assertThat(verdicts(confirmed, answered, late, fresh))
        .containsExactly(Verdict.KEPT, Verdict.KEPT_UNCONFIRMED, Verdict.LATE, Verdict.CANCELLED);

    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    assertThat(instance)
        .hasPassed(EVALUATIONS_DONE_END)
        .isWaitingAtExactly(CLOSURE, SETTLE_REQUESTS);

    scene.passes(instance, Duration.ofHours(5));
    scene.coordinates(
        instance, SETTLE_REQUESTS, with(YearForms.requestsSettled(), "outcome", outcome));

    assertThat(instance)
        .hasPassed(RECORD_SETTLEMENT, REQUESTS_SETTLED_END, MENTORSHIP_CLOSED_END)
        .hasNotPassed(SETTLE_WAITING)
        .isEnded();
    for (long request : List.of(late, fresh)) {
      assertThat(requests.request(request))
          .returns(RequestState.SETTLED, HelpRequest::state)
          .returns(settlement, HelpRequest::settlement)
          .returns("Une collègue a répondu", HelpRequest::settlementNote)
          .returns(Scene.COORDINATOR, HelpRequest::settledBy)
          .returns(Scene.now(), HelpRequest::settledAt);
    }
    assertThat(states(confirmed, answered))
        .containsExactly(RequestState.CONFIRMED, RequestState.UNCONFIRMED);
    assertThat(requests.openOf(reference)).isEmpty();
    assertClosed(end.plus(Duration.ofHours(5)), Verdict.KEPT);
  }

  @Test
  void the_coordination_is_reminded_of_them_every_24_hours_and_the_lead_may_act_from_the_second() {
    inService(null);
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    asks();
    scene.passesUntil(instance, end);

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(SETTLE_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(SETTLE_WAITING, REMIND_SETTLE, REMIND_SETTLE_DONE_END);
    assertThat(told(SETTLE_REQUESTS)).containsExactly(Told.COORDINATION);
    assertThat(candidates()).isEmpty();

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(candidates()).isEmpty();
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(told(SETTLE_REQUESTS)).hasSize(2);
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);
    assertThat(instance).task(SETTLE_REQUESTS).hasCandidateGroup(Roles.COORDINATORS);

    scene.passes(instance, Duration.ofDays(3));
    assertThat(told(SETTLE_REQUESTS)).hasSize(5).containsOnly(Told.COORDINATION);
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);
  }

  @Test
  void the_evaluations_close_without_waiting_for_the_requests_and_these_are_never_lost() {
    inService(null);
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    long request = asks();

    scene.passesUntil(instance, end.plus(Duration.ofDays(15)));
    assertThat(instance)
        .hasPassed(EVALUATIONS_UNANSWERED_END)
        .isWaitingAtExactly(CLOSURE, SETTLE_REQUESTS);
    assertThat(requests.openOf(reference)).extracting(HelpRequest::id).containsExactly(request);

    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());
    assertThat(instance).isEnded();
    assertClosed(end.plus(Duration.ofDays(15)), Verdict.KEPT);
  }

  @Test
  void a_closing_that_comes_too_late_is_a_broken_promise() {
    inService(null);
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    asks();
    Instant limit = end.plus(Duration.ofDays(16));

    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(instance).hasNotPassed(CLOSURE_LIMIT);
    assertThat(servicePeriod().verdict()).isEqualTo(Verdict.OPEN);
    scene.passesUntil(instance, limit);
    assertThat(instance)
        .hasPassed(CLOSURE_LIMIT, RECORD_LATE_CLOSURE, CLOSURE_LATE_END, TELL_LATE_CLOSURE)
        .isWaitingAtExactly(CLOSURE, SETTLE_REQUESTS);
    assertThat(servicePeriod())
        .returns(limit, Commitment::limitAt)
        .returns(Verdict.LATE, Commitment::verdict);

    scene.passes(instance, Duration.ofDays(3));
    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());

    assertThat(instance).isEnded();
    assertThat(
            servicePeriod().notes().stream()
                .filter(note -> note.kind() == CommitmentNoteKind.ESCALATION))
        .hasSize(1);
    assertClosed(end.plus(Duration.ofDays(19)), Verdict.LATE);
  }

  @Test
  void a_project_that_ends_before_the_year_ends_the_service_with_it() {
    LocalDate lastDay = YearForms.today().plusDays(100);
    inService(lastDay);
    assertThat(end).isEqualTo(lastDay.plusDays(1).atStartOfDay(Directory.ZONE).toInstant());
    Instant start = scene.mentorship(instance).serviceStartsAt();
    Instant halfway = start.plus(Duration.between(start, end).dividedBy(2));

    scene.passesUntil(instance, halfway.minusMillis(1));
    assertThat(instance).hasNotPassed(MID_TERM);
    scene.passesUntil(instance, halfway);
    assertThat(instance).hasPassed(MID_TERM);
    scene.passesUntil(instance, end.minus(Duration.ofDays(30)));
    assertThat(instance).isWaitingAt(PREPARE_ENDING);
    scene.passesUntil(instance, end.minusMillis(1));
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
    scene.passesUntil(instance, end);
    assertThat(instance)
        .hasPassed(SERVICE_ENDED_END)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);

    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();
    assertThat(closures.attestation(reference, Side.MENTOR))
        .map(Attestation::serviceEndsAt)
        .contains(end);
    assertClosed(end.plus(Duration.ofDays(14)), Verdict.KEPT);
  }

  @Test
  void a_project_that_ends_within_days_leaves_the_pair_a_service_and_its_closing() {
    inService(YearForms.today().plusDays(10));

    scene.passesUntil(instance, end.minusMillis(1));
    assertThat(instance).hasPassed(MID_TERM).isWaitingAt(MID_TERM_AS_MENTEE);
    scene.passesUntil(instance, end);
    assertThat(instance)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();
  }

  @Test
  void a_pair_that_says_nothing_all_year_comes_to_its_end() {
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    end = scene.mentorship(instance).serviceEndsAt();

    scene.passesUntil(instance, end.plus(Duration.ofDays(14)).minusMillis(1));
    assertThat(instance).isNotEnded();
    scene.passes(instance, Duration.ofMillis(1));

    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
    assertThat(
            tasks.createTaskQuery().processInstanceBusinessKey(reference).count()
                + engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .count())
        .isZero();
    assertThat(closures.attestation(reference, Side.MENTEE)).map(Attestation::contacts).contains(1);
    assertClosed(end.plus(Duration.ofDays(14)), Verdict.KEPT);
  }

  @Test
  void a_bad_evaluation_is_refused_and_both_stay_asked() {
    serviceEnds();

    for (String field :
        List.of("listening", "trust", "after1", "after2", "serviceWorth", "recommend")) {
      assertThat(refused(EVALUATE_AS_MENTEE, without(YearForms.evaluatedAsMentee(), field)))
          .containsExactly(field);
    }
    for (String field : List.of("listening", "trust", "after1", "after2", "serviceWorth")) {
      for (Object bad : List.of(0, 6, "beaucoup")) {
        assertThat(refused(EVALUATE_AS_MENTEE, with(YearForms.evaluatedAsMentee(), field, bad)))
            .containsExactly(field);
      }
    }
    for (String field : List.of("listening", "trust", "learned", "serviceWorth", "mentorAgain")) {
      assertThat(refused(EVALUATE_AS_MENTOR, without(YearForms.evaluatedAsMentor(), field)))
          .containsExactly(field);
    }
    for (String field : List.of("listening", "trust", "learned", "serviceWorth")) {
      for (Object bad : List.of(0, 6, "beaucoup")) {
        assertThat(refused(EVALUATE_AS_MENTOR, with(YearForms.evaluatedAsMentor(), field, bad)))
            .containsExactly(field);
      }
    }
    assertThat(
            refused(
                EVALUATE_AS_MENTEE, with(YearForms.evaluatedAsMentee(), "recommend", "perhaps")))
        .containsExactly("recommend");
    assertThat(
            refused(
                EVALUATE_AS_MENTOR, with(YearForms.evaluatedAsMentor(), "mentorAgain", "perhaps")))
        .containsExactly("mentorAgain");
    for (String task : List.of(EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR)) {
      Map<String, Object> form =
          task.equals(EVALUATE_AS_MENTEE)
              ? YearForms.evaluatedAsMentee()
              : YearForms.evaluatedAsMentor();
      assertThat(refused(task, with(form, "comment", "x".repeat(2001)))).containsExactly("comment");
    }

    assertThat(instance)
        .isWaitingAtExactly(CLOSURE, EVALUATIONS, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    assertThat(evaluations.ofMentee(reference)).isEmpty();
    assertThat(evaluations.ofMentor(reference)).isEmpty();
    assertThat(objectives.of(reference)).extracting(Objective::after).containsOnlyNulls();
  }

  @Test
  void a_bad_settlement_is_refused_and_the_requests_stay_open() {
    inService(null);
    scene.passesUntil(instance, end.minus(Duration.ofHours(1)));
    long request = asks();
    scene.passesUntil(instance, end);

    for (String field : List.of("outcome", "note")) {
      assertThat(refused(SETTLE_REQUESTS, without(YearForms.requestsSettled(), field)))
          .containsExactly(field);
    }
    assertThat(refused(SETTLE_REQUESTS, with(YearForms.requestsSettled(), "outcome", "forgotten")))
        .containsExactly("outcome");
    assertThat(
            refused(SETTLE_REQUESTS, with(YearForms.requestsSettled(), "note", "x".repeat(2001))))
        .containsExactly("note");

    assertThat(instance).isWaitingAt(SETTLE_REQUESTS);
    assertThat(requests.request(request))
        .returns(RequestState.HANDED_OVER, HelpRequest::state)
        .returns(null, HelpRequest::settlement);
  }

  /** A service whose objectives are set; its project ends after this day, or never. */
  private void inService(LocalDate projectEnd) {
    scene = new Scene(spring, projectEnd);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    end = scene.mentorship(instance).serviceEndsAt();
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
  }

  private void serviceEnds() {
    inService(null);
    scene.passesUntil(instance, end);
  }

  private void assertClosed(Instant at, Verdict verdict) {
    assertThat(mentorships.mentorship(reference))
        .returns(Outcome.COMPLETED, Mentorship::outcome)
        .returns(at, Mentorship::closedAt)
        .returns(null, Mentorship::closedBy);
    assertThat(mentorships.current(reference)).isEmpty();
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
    for (Side side : Side.values()) {
      assertThat(closures.attestation(reference, side)).isPresent();
    }
    assertThat(closures.keptUntil(reference))
        .contains(LocalDate.ofInstant(at, Directory.ZONE).plusYears(3));
    assertThat(servicePeriod())
        .returns(verdict, Commitment::verdict)
        .returns(at, Commitment::stoppedAt);
  }

  private Commitment servicePeriod() {
    return commitments.last(reference, Promise.SERVICE_PERIOD, null).orElseThrow();
  }

  private long asks() {
    return scene.asks(mentee, instance, "help-request", YearForms.help());
  }

  private List<RequestState> states(Long... ids) {
    return Stream.of(ids).map(requests::request).map(HelpRequest::state).toList();
  }

  private List<Verdict> verdicts(Long... ids) {
    return Stream.of(ids).map(requests::promise).map(Commitment::verdict).toList();
  }

  private List<Told> told(String task) {
    return nudges.of(reference, task, null).stream().map(Nudge::told).toList();
  }

  private List<String> candidates() {
    return tasks.getIdentityLinksForTask(scene.task(instance, SETTLE_REQUESTS).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> refused(String task, Map<String, Object> form) {
    return Scene.refused(
        () -> {
          switch (task) {
            case EVALUATE_AS_MENTEE -> scene.mentees(instance, task, form);
            case EVALUATE_AS_MENTOR -> scene.mentors(instance, task, form);
            default -> scene.coordinates(instance, task, form);
          }
        });
  }

  private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
    form.put(key, value);
    return form;
  }

  private static Map<String, Object> without(Map<String, Object> form, String key) {
    form.remove(key);
    return form;
  }
}
