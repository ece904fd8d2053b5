package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_ESCALATED;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DRAFT_ACTION_PLAN;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.MENTOR_REASSIGNED_EVENT;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.REFERRED_ELSEWHERE;
import static org.mentorat.process.MentorshipProcess.RELEASE_MENTOR;
import static org.mentorat.process.MentorshipProcess.REOPENED_EVENT;
import static org.mentorat.process.MentorshipProcess.REOPEN_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.RESOLVE_CONTESTED_CONTACT;
import static org.mentorat.process.MentorshipProcess.REVISE_TERMS;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.TERMS_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.YEAR_SETTLED_END;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.closure.EarlyEnd;
import org.mentorat.closure.EarlyEndState;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.closure.Evaluations;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNote;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.correction.Correction;
import org.mentorat.correction.CorrectionKind;
import org.mentorat.correction.CorrectionReason;
import org.mentorat.correction.Corrections;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What the coordination undoes: the wrong person assigned, before the first contact; a closing by
 * error, from which the mentorship goes on where it was.
 */
@MentoratTest
class CorrectionPathTest {

  private static final List<String> COORDINATION = List.of(Roles.COORDINATORS);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired Corrections corrections;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired Evaluations evaluations;
  @Autowired EarlyEnds ends;
  @Autowired Directory directory;
  private Scene scene;
  private String mentor;
  private String coordinator;

  @BeforeEach
  void scene() {
    init(engine);
    // Repeating timers know whole seconds only.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void a_wrong_assignment_is_undone_and_no_time_is_won_by_it() {
    String meant = scene.mentor(1);
    ProcessInstance instance = scene.register();
    Instant registered = scene.promise(instance, Promise.ASSIGNMENT).startedAt();
    scene.passes(instance, Duration.ofDays(1));
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.passes(instance, Duration.ofDays(1));

    long id = corrects(instance, true);

    assertThat(instance)
        .hasPassed(MENTOR_REASSIGNED_EVENT, RELEASE_MENTOR)
        .isWaitingAt(CONFIRM_ASSIGNMENT)
        .isNotWaitingAt(FIRST_CONTACT);
    String reference = scene.reference(instance);
    assertThat(mentorships.assignments(reference))
        .singleElement()
        .returns(AssignmentEnd.CORRECTED, Assignment::end)
        .returns(coordinator, Assignment::endedBy)
        .returns(null, Assignment::endComment)
        .returns(true, Assignment::mayReturn);
    assertThat(load(mentor)).isZero();
    assertThat(corrections.correction(id))
        .returns(CorrectionKind.ASSIGNMENT, Correction::kind)
        .returns(CorrectionReason.WRONG_PERSON, Correction::reason)
        .returns("Deux noms se ressemblaient", Correction::words)
        .returns(coordinator, Correction::correctedBy)
        .returns(Scene.now(), Correction::doneAt);
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT))
        .returns(Verdict.CANCELLED, Commitment::verdict);

    List<Commitment> assignments = promises(reference, Promise.ASSIGNMENT);
    assertThat(assignments)
        .extracting(Commitment::verdict, Commitment::startedAt, Commitment::limitAt)
        .containsExactly(
            tuple(Verdict.KEPT, registered, registered.plus(Duration.ofDays(5))),
            tuple(Verdict.OPEN, registered, registered.plus(Duration.ofDays(5))));
    assertThat(assignments.get(1).notes())
        .extracting(CommitmentNote::kind, CommitmentNote::by, CommitmentNote::reason)
        .containsExactly(tuple(CommitmentNoteKind.CORRECTED, coordinator, null));
    assertThat(candidates(instance)).contains(mentor, meant);

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
    assertThat(load(mentor)).isEqualTo(1);
    assertThat(promises(reference, Promise.ASSIGNMENT))
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.KEPT, Verdict.KEPT);
  }

  @Test
  void who_was_assigned_by_error_and_does_not_suit_is_never_proposed_again() {
    String meant = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);

    corrects(instance, false);

    assertThat(candidates(instance)).contains(meant).doesNotContain(mentor);
  }

  @Test
  void a_wrong_assignment_found_after_the_limit_is_late_at_once() {
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofDays(6));

    corrects(instance, true);

    assertThat(instance)
        .hasPassed(ASSIGNMENT_LIMIT, ASSIGNMENT_ESCALATED)
        .isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(promises(scene.reference(instance), Promise.ASSIGNMENT))
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.KEPT, Verdict.LATE);
  }

  @Test
  void a_referral_by_error_is_undone_and_mentors_are_looked_for_again() {
    ProcessInstance instance = scene.register();
    final Instant registered = scene.promise(instance, Promise.ASSIGNMENT).startedAt();
    scene.passes(instance, Duration.ofDays(1));
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.referred());
    assertThat(instance).hasPassed(REFERRED_ELSEWHERE).isEnded();
    String reference = scene.reference(instance);
    Mentorship closed = mentorships.mentorship(reference);
    scene.passes(instance, Duration.ofDays(2));

    ProcessInstance again = reopens(instance);

    assertThat(again)
        .hasPassed(REOPENED_EVENT, REOPEN_MENTORSHIP)
        .isWaitingAt(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(mentorships.mentorship(reference))
        .returns(null, Mentorship::closedAt)
        .returns(null, Mentorship::outcome)
        .returns(null, Mentorship::referredTo)
        .returns(null, Mentorship::closingNote);
    assertThat(corrections.of(reference))
        .singleElement()
        .returns(CorrectionKind.REOPENING, Correction::kind)
        .returns(Outcome.REFERRED_ELSEWHERE, Correction::undoneOutcome)
        .returns(closed.closedAt(), Correction::undoneClosedAt)
        .returns(closed.closedBy(), Correction::undoneClosedBy)
        .returns(closed.referredTo(), Correction::undoneReferredTo)
        .returns(closed.closingNote(), Correction::undoneClosingNote);
    assertThat(promises(reference, Promise.ASSIGNMENT))
        .extracting(Commitment::verdict, Commitment::startedAt, Commitment::limitAt)
        .containsExactly(
            tuple(Verdict.CANCELLED, registered, registered.plus(Duration.ofDays(5))),
            tuple(Verdict.OPEN, registered, registered.plus(Duration.ofDays(5))));
    assertThat(again)
        .task(CONFIRM_ASSIGNMENT)
        .hasDueDate(java.util.Date.from(registered.plus(Duration.ofDays(5))));
    assertThat(instances(reference)).isEqualTo(2);

    scene.coordinates(again, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.mentors(mentor, again, Scene.contacted());
    assertThat(again).isWaitingAt(ACCOMPANIMENT, CONFIRM_FIRST_CONTACT, ACCEPT_TERMS);
  }

  @Test
  void a_service_that_was_closed_by_error_goes_on_where_it_was() {
    ProcessInstance instance = scene.inService(mentor);
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    String reference = scene.reference(instance);
    final String mentee = scene.mentee(instance);
    final Instant begun = scene.mentorship(instance).serviceStartsAt();
    final Instant planned = scene.mentorship(instance).serviceEndsAt();
    scene.passes(instance, Duration.ofDays(30));
    endsEarly(instance);
    final String code = closures.attestation(reference, Side.MENTEE).orElseThrow().code();
    assertThat(load(mentor)).isZero();
    scene.passes(instance, Duration.ofDays(7));

    ProcessInstance again = reopens(instance);

    assertThat(again)
        .hasPassed(REOPEN_MENTORSHIP)
        .hasPassed(CONFIRMATION_SETTLED_END, TERMS_SETTLED_END, FIRST_MEETING_SETTLED_END)
        .isWaitingAt(MID_TERM, SERVICE_END)
        .isNotWaitingAt(CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, RECORD_FIRST_MEETING);
    assertThat(mentorships.mentorship(reference))
        .returns(null, Mentorship::closedAt)
        .returns(planned, Mentorship::serviceEndsAt);
    assertThat(load(mentor)).isEqualTo(1);
    assertThat(mentorships.assignments(reference))
        .singleElement()
        .returns(null, Assignment::endedAt)
        .returns(null, Assignment::end);
    assertThat(due(again, SERVICE_END)).isEqualTo(planned);
    assertThat(promises(reference, Promise.SERVICE_PERIOD))
        .extracting(Commitment::verdict, Commitment::startedAt)
        .containsExactly(
            tuple(Verdict.CANCELLED, begun),
            tuple(Verdict.OPEN, begun),
            tuple(Verdict.KEPT, begun.plus(Duration.ofDays(30))));
    assertThat(closures.keptUntil(reference)).isEmpty();
    assertThat(closures.attestation(reference, Side.MENTEE)).isEmpty();
    assertThat(closures.verify(code).map(Attestation::isVoided)).contains(true);
    assertThat(evaluations.ofMentee(reference)).isEmpty();
    assertThat(evaluations.ofMentor(reference)).isEmpty();
    assertThat(ends.of(reference)).singleElement().returns(EarlyEndState.VOIDED, EarlyEnd::state);

    // Its year goes on, and ends as any other, in the end early once more.
    scene.asks(mentee, again, "help-request", YearForms.help());
    assertThat(again).task(MentorshipProcess.ANSWER_REQUEST).isAssignedTo(mentor);
    scene.passes(again, Duration.ofDays(10));
    endsEarly(again);
    assertThat(mentorships.mentorship(reference).outcome()).isEqualTo(Outcome.ENDED_EARLY);
    assertThat(closures.attestation(reference, Side.MENTEE).orElseThrow())
        .returns(false, Attestation::isVoided);
    assertThat(evaluations.ofMentee(reference)).isPresent();
  }

  @Test
  void what_was_awaited_is_awaited_still() {
    ProcessInstance instance = scene.inService(mentor);
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactContested());
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeeting());
    endsEarly(instance);

    ProcessInstance again = reopens(instance);
    assertThat(again).isWaitingAt(RESOLVE_CONTESTED_CONTACT, REVISE_TERMS, ACCEPT_OBJECTIVES);
    scene.coordinates(again, RESOLVE_CONTESTED_CONTACT, YearForms.contestResolved());
    scene.mentors(again, REVISE_TERMS, YearForms.termsRevised());
    scene.mentees(again, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    assertThat(again).isWaitingAt(ACCEPT_TERMS, DRAFT_ACTION_PLAN);
    endsEarly(again);

    ProcessInstance third = reopens(again);
    assertThat(third)
        .hasPassed(CONFIRMATION_SETTLED_END)
        .isWaitingAt(ACCEPT_TERMS, DRAFT_ACTION_PLAN);
    scene.mentees(third, ACCEPT_TERMS, YearForms.accepted());
    scene.mentors(third, DRAFT_ACTION_PLAN, YearForms.plan());
    endsEarly(third);

    ProcessInstance fourth = reopens(third);
    assertThat(fourth).hasPassed(TERMS_SETTLED_END).isWaitingAt(ACCEPT_ACTION_PLAN);
    scene.mentees(fourth, ACCEPT_ACTION_PLAN, YearForms.accepted());
    endsEarly(fourth);

    assertThat(reopens(fourth)).hasPassed(FIRST_MEETING_SETTLED_END).isWaitingAt(MID_TERM);
    assertThat(instances(scene.reference(instance))).isEqualTo(5);
  }

  @Test
  void what_nobody_had_begun_begins() {
    ProcessInstance instance = scene.inService(mentor);
    endsEarly(instance);

    assertThat(reopens(instance))
        .isWaitingAt(CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, RECORD_FIRST_MEETING, MID_TERM)
        .task(CONFIRM_FIRST_CONTACT)
        .isAssignedTo(scene.mentee(instance));
  }

  @Test
  void half_way_and_the_preparation_of_the_ending_are_not_asked_again() {
    ProcessInstance instance = scene.inService(mentor);
    scene.passes(instance, Duration.ofDays(250));
    endsEarly(instance);
    ProcessInstance again = reopens(instance);
    assertThat(again)
        .hasPassed(CONFIRMATION_SETTLED_END)
        .isWaitingAt(ENDING_PREPARATION)
        .isNotWaitingAt(MID_TERM);

    scene.passes(again, Duration.ofDays(90));
    scene.mentors(again, PREPARE_ENDING, YearForms.endingPrepared());
    endsEarly(again);
    assertThat(reopens(again)).hasPassed(YEAR_SETTLED_END).isNotWaitingAt(ENDING_PREPARATION);
  }

  private void endsEarly(ProcessInstance instance) {
    scene.asks(coordinator, instance, "early-end", YearForms.earlyEnd());
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    scene.runWhatIsDue(instance);
    if (scene.task(instance, MentorshipProcess.SETTLE_REQUESTS) != null) {
      scene.coordinates(instance, MentorshipProcess.SETTLE_REQUESTS, YearForms.requestsSettled());
    }
    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
  }

  private long corrects(ProcessInstance instance, boolean mayReturn) {
    var form = YearForms.assignmentCorrected();
    form.put("mayReturn", mayReturn ? "yes" : "no");
    return scene.asks(coordinator, instance, "assignment-correction", form);
  }

  private ProcessInstance reopens(ProcessInstance instance) {
    scene.asks(coordinator, instance, "reopening", YearForms.reopened());
    ProcessInstance again =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(scene.reference(instance))
            .singleResult();
    scene.runWhatIsDue(again);
    return again;
  }

  private String candidates(ProcessInstance instance) {
    return scene
        .opens(Scene.COORDINATOR, COORDINATION, instance, CONFIRM_ASSIGNMENT)
        .get("candidateOptions")
        .toString();
  }

  private long instances(String reference) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(reference)
        .count();
  }

  private Instant due(ProcessInstance instance, String timer) {
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(timer)
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private List<Commitment> promises(String reference, Promise promise) {
    return commitments.of(reference).stream()
        .filter(promised -> promised.promise() == promise)
        .toList();
  }

  private int load(String account) {
    return directory.mentor(account).map(Mentor::load).orElseThrow();
  }
}
