package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.*;
import static org.mentorat.process.SuspensionProcess.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.Suspensions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every path of a suspension, and that no clock counts the time it took. */
@MentoratTest
class SuspensionPathTest {

  private static final Duration REMINDED_BEFORE = Duration.ofDays(3);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired Suspensions suspensions;
  @Autowired Requests requests;
  @Autowired Nudges nudges;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private String reference;
  private Instant opened;

  @BeforeEach
  void inService() {
    init(engine);
    // The middle of a day in Québec, and a whole second: repeating timers know no smaller ones.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    inService(scene);
  }

  private void inService(Scene in) {
    scene = in;
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    reference = scene.reference(instance);
    opened = Scene.now();
  }

  @Test
  void a_request_asked_ten_hours_before_has_its_limit_after_48_hours_that_count() {
    Instant asked = Scene.now();
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(10));
    Instant end = scene.mentorship(instance).serviceEndsAt();

    ProcessInstance suspension = suspends(mentee, 30);
    Instant suspended = Scene.now();
    assertThat(suspension)
        .hasPassed(SUSPENSION_DECIDED, PAUSE_MENTORSHIP, TELL_SUSPENDED)
        .isWaitingAt(RESUME_MENTORSHIP_BY_HAND);
    assertThat(scene.told(suspension))
        .contains("mentorship-suspended " + mentee, "mentorship-suspended " + mentor);
    assertThat(scene.current(instance).isSuspended()).isTrue();
    Instant limit = limit(suspended, 30);
    assertThat(suspension).task().isNotAssigned().hasCandidateGroup(Roles.COORDINATORS);
    assertThat(suspension).task().hasDueDate(Date.from(limit));

    scene.passesUntil(suspension, limit.minus(REMINDED_BEFORE).minusMillis(1));
    scene.runWhatIsDue(instance);
    assertThat(suspension).hasNotPassed(SUSPENSION_REMINDER);
    scene.passes(suspension, Duration.ofMillis(1));
    assertThat(suspension)
        .hasPassed(SUSPENSION_REMINDER, REMIND_RESUMPTION, REMIND_RESUMPTION_DONE_END)
        .isWaitingAt(RESUME_MENTORSHIP_BY_HAND);
    assertThat(current().remindedAt()).isEqualTo(limit.minus(REMINDED_BEFORE));
    assertThat(nudges.of(reference, RESUME_MENTORSHIP_BY_HAND, current().id()))
        .extracting(Nudge::told)
        .containsExactly(Told.COORDINATION);
    assertThat(scene.current(instance).isSuspended()).isTrue();
    assertThat(instance).hasNotPassed(ANSWER_REMINDER, CHECK_IN_DUE);

    scene.passesUntil(suspension, limit);
    assertThat(suspension)
        .hasPassed(SUSPENSION_LIMIT, RESUME_MENTORSHIP, MENTORSHIP_RESUMED_END, TELL_RESUMED)
        .hasNotPassed(RECORD_RESUMPTION, SUSPENSION_RESUMED_EVENT)
        .isEnded();
    assertThat(scene.told(suspension))
        .contains("mentorship-resumed " + mentee, "mentorship-resumed " + mentor);
    Duration pause = Duration.between(suspended, limit);
    assertThat(only())
        .returns(limit, Suspension::resumedAt)
        .returns(null, Suspension::resumptionBy)
        .returns(end, Suspension::endBefore)
        .returns(end.plus(pause), Suspension::endAfter);
    assertThat(scene.current(instance).isSuspended()).isFalse();

    Commitment promise = requests.promise(request);
    Instant first = asked.plus(Duration.ofHours(48));
    assertThat(promise)
        .returns(first, Commitment::limitAt)
        .returns(first.plus(pause), Commitment::currentLimit)
        .returns(Verdict.OPEN, Commitment::verdict);
    assertThat(instance).task(ANSWER_REQUEST).hasDueDate(Date.from(first.plus(pause)));
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, ANSWER_REQUEST))
        .containsEntry("answerLimit", words(first.plus(pause)));

    scene.passesUntil(instance, asked.plus(Duration.ofHours(24)).plus(pause).minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(ANSWER_REMINDER);
    scene.passesUntil(instance, first.plus(pause).minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_LIMIT);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassedInOrder(ANSWER_LIMIT, RECORD_LATE_ANSWER);
    scene.passes(instance, Duration.ofDays(2));
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(first, Commitment::limitAt);
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
    assertThat(notes(request, CommitmentNoteKind.SUSPENSION)).isEqualTo(1);
    assertThat(
            sql.queryForObject(
                "select extract(epoch from counts_until) from broken_promise where reference = ?",
                Double.class,
                reference))
        .isEqualTo(first.plus(pause).toEpochMilli() / 1000.0);
  }

  @Test
  void an_answer_within_48_hours_that_count_is_kept() {
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(10));
    passesSuspended(mentor, 14);

    // Just before the limit that counts, a fortnight after the first.
    scene.passes(instance, Duration.ofHours(38).minusMillis(1));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    assertThat(requests.promise(request))
        .returns(Verdict.KEPT_UNCONFIRMED, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt)
        .returns(Scene.now().plusMillis(1), Commitment::currentLimit);
    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());
    assertThat(requests.promise(request)).returns(Verdict.KEPT, Commitment::verdict);
  }

  @Test
  void lateness_does_not_count_a_suspension_that_comes_after_the_limit() {
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(49));
    passesSuspended(mentee, 14);
    scene.passes(instance, Duration.ofHours(2));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    assertThat(requests.promise(request)).returns(Verdict.LATE, Commitment::verdict);
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
    assertThat(
            sql.queryForObject(
                "select extract(epoch from late_by) from broken_promise where reference = ?",
                Double.class,
                reference))
        .isEqualTo(Duration.ofHours(3).toSeconds());
  }

  @Test
  void the_coordination_reads_why_and_resumes_by_hand() {
    ProcessInstance suspension = suspends(mentee, 60);
    Instant suspended = Scene.now();
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passes(suspension, Duration.ofDays(20));

    assertThat(
            scene.opens(
                Scene.COORDINATOR,
                List.of(Roles.COORDINATORS),
                suspension,
                RESUME_MENTORSHIP_BY_HAND))
        .containsEntry("reason", "Congé")
        .containsEntry("words", YearForms.suspension(60).get("words"))
        .containsEntry("reference", reference);
    assertThat(
            Scene.refused(() -> scene.coordinates(suspension, RESUME_MENTORSHIP_BY_HAND, Map.of())))
        .containsExactly("resumed");
    scene.coordinates(suspension, RESUME_MENTORSHIP_BY_HAND, YearForms.resumed());

    assertThat(suspension)
        .hasPassedInOrder(RECORD_RESUMPTION, RESUME_MENTORSHIP, MENTORSHIP_RESUMED_END)
        .hasNotPassed(SUSPENSION_REMINDER, SUSPENSION_LIMIT)
        .isEnded();
    Instant now = Scene.now();
    assertThat(only())
        .returns(now, Suspension::resumedAt)
        .returns(Scene.COORDINATOR, Suspension::resumptionBy);
    assertThat(scene.mentorship(instance).serviceEndsAt())
        .isEqualTo(end.plus(Duration.between(suspended, now)));
    assertThat(scene.current(instance).isSuspended()).isFalse();
  }

  @Test
  void either_of_the_pair_resumes_what_the_other_asked_for() {
    ProcessInstance suspension = suspends(mentor, 60);
    scene.passes(suspension, Duration.ofDays(20));

    scene.asks(mentee, instance, "resumption", YearForms.resumed());
    assertThat(scene.current(instance).isSuspended()).isTrue();
    scene.runWhatIsDue(suspension);

    assertThat(suspension)
        .hasPassed(SUSPENSION_RESUMED_EVENT, RESUME_MENTORSHIP, MENTORSHIP_RESUMED_END)
        .hasNotPassed(RECORD_RESUMPTION)
        .isEnded();
    assertThat(scene.current(instance).isSuspended()).isFalse();
    assertThat(only()).returns(mentee, Suspension::resumptionBy);
  }

  @Test
  void what_waits_and_what_comes_again_goes_on_in_its_rhythm() {
    scene.mentees(instance, CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
    scene.passes(instance, Duration.ofDays(2));
    Duration pause = passesSuspended(mentee, 30);

    assertThat(due(ACCEPT_TERMS_WAITING)).isEqualTo(opened.plus(Duration.ofDays(7)).plus(pause));
    assertThat(due(CHECK_IN_DUE)).isEqualTo(opened.plus(Duration.ofDays(14)).plus(pause));
    assertThat(instance)
        .task(ACCEPT_TERMS)
        .hasDueDate(Date.from(opened.plus(Duration.ofDays(14)).plus(pause)));

    scene.passesUntil(instance, opened.plus(Duration.ofDays(7)).plus(pause));
    assertThat(due(ACCEPT_TERMS_WAITING))
        .isEqualTo(seconds(opened.plus(Duration.ofDays(14)), pause));
    assertThat(nudges.of(reference, ACCEPT_TERMS, null))
        .extracting(Nudge::told)
        .containsExactly(Told.OWNER);
    scene.passesUntil(instance, opened.plus(Duration.ofDays(14)).plus(pause));
    assertThat(due(CHECK_IN_DUE)).isEqualTo(seconds(opened.plus(Duration.ofDays(28)), pause));
    assertThat(nudges.of(reference, ACCEPT_TERMS, null))
        .extracting(Nudge::told)
        .containsExactly(Told.OWNER, Told.COORDINATION);
  }

  @Test
  void another_frequency_after_a_suspension_counts_from_when_it_is_agreed() {
    passesSuspended(mentee, 30);
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.mentors(instance, REVISE_TERMS, weekly());
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    Instant agreed = Scene.now();

    scene.passesUntil(instance, agreed.plus(Duration.ofDays(7)));
    assertThat(due(CHECK_IN_DUE)).isEqualTo(agreed.plus(Duration.ofDays(14)));
  }

  @Test
  void the_year_moves_with_its_end_and_the_promise_to_close_it() {
    Instant midTerm = date(MID_TERM_AT.name());
    Instant preparation = date(ENDING_PREPARATION_AT.name());
    Instant end = scene.mentorship(instance).serviceEndsAt();
    Instant closing = scene.promise(instance, Promise.SERVICE_PERIOD).limitAt();

    Duration pause = passesSuspended(mentee, 40);
    scene.passes(instance, Duration.ofDays(1));
    pause = pause.plus(passesSuspended(mentor, 20));

    assertThat(due(MID_TERM)).isEqualTo(midTerm.plus(pause));
    assertThat(date(MID_TERM_AT.name())).isEqualTo(midTerm.plus(pause));
    assertThat(date(ENDING_PREPARATION_AT.name())).isEqualTo(preparation.plus(pause));
    assertThat(due(SERVICE_END)).isEqualTo(end.plus(pause));
    assertThat(date(CLOSURE_LIMIT_AT.name())).isEqualTo(closing.plus(pause));
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(end.plus(pause));
    assertThat(scene.promise(instance, Promise.SERVICE_PERIOD))
        .returns(closing, Commitment::limitAt)
        .returns(closing.plus(pause), Commitment::currentLimit);

    scene.passesUntil(instance, preparation.plus(pause));
    assertThat(instance).hasPassed(ENDING_PREPARATION).task(PREPARE_ENDING);
    scene.passes(instance, Duration.ofDays(2));
    Duration third = passesSuspended(mentee, 10);
    assertThat(instance).task(PREPARE_ENDING).hasDueDate(Date.from(end.plus(pause).plus(third)));
    pause = pause.plus(third);
    scene.passesUntil(instance, end.plus(pause).minusMillis(1));
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).isWaitingAt(CLOSURE);
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();
    assertThat(scene.promise(instance, Promise.SERVICE_PERIOD).verdict()).isEqualTo(Verdict.KEPT);
  }

  @Test
  void where_the_end_does_not_move_the_middle_that_was_missed_begins_at_the_resumption() {
    sql.update("update project set suspension_moves_end = false where code = ?", scene.project);
    Instant midTerm = date(MID_TERM_AT.name());
    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, midTerm.minus(Duration.ofDays(5)));

    passesSuspended(mentor, 60);
    scene.runWhatIsDue(instance);

    assertThat(instance).isWaitingAt(MID_TERM_AS_MENTEE, MID_TERM_AS_MENTOR);
    assertThat(instance)
        .task(MID_TERM_AS_MENTEE)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofDays(14))));
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(end);
    assertThat(due(SERVICE_END)).isEqualTo(end);
    assertThat(scene.promise(instance, Promise.SERVICE_PERIOD))
        .returns(Duration.ZERO, Commitment::suspended);
    assertThat(
            notes(scene.promise(instance, Promise.SERVICE_PERIOD), CommitmentNoteKind.SUSPENSION))
        .isZero();
  }

  @Test
  void the_end_never_moves_beyond_the_project() {
    LocalDate last = YearForms.today().plusDays(300);
    inService(new Scene(spring, last));
    Instant projectEnd = last.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(projectEnd);

    passesSuspended(mentee, 30);

    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(projectEnd);
    assertThat(due(SERVICE_END)).isEqualTo(projectEnd);
  }

  @Test
  void a_meeting_takes_place_when_it_does() {
    Instant soon = Scene.now().plus(Duration.ofDays(5));
    Instant later = Scene.now().plus(Duration.ofDays(40));
    for (Instant begins : List.of(soon, later)) {
      scene.asks(mentor, instance, "meeting", YearForms.meeting(begins));
    }

    passesSuspended(mentee, 30);
    Instant resumed = Scene.now();
    scene.runWhatIsDue(instance);

    assertThat(due(MEETING_ENDED)).isEqualTo(later.plus(Duration.ofHours(1)));
    assertThat(instance)
        .task(RECORD_MEETING)
        .hasDueDate(Date.from(resumed.plus(Duration.ofHours(48))));
  }

  @Test
  void the_engine_learns_neither_the_reason_nor_the_words() {
    ProcessInstance suspension = suspends(mentee, 30);

    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(suspension.getId())
                .list())
        .extracting(HistoricVariableInstance::getName)
        .containsExactlyInAnyOrder(
            SUBJECT.name(),
            SUSPENDED_UNTIL.name(),
            SUSPENSION_REMINDER_AT.name(),
            SuspensionProcess.MENTEE.name(),
            SuspensionProcess.MENTOR.name());
  }

  private static Map<String, Object> weekly() {
    Map<String, Object> terms = YearForms.termsRevised();
    terms.put("frequency", "weekly");
    return terms;
  }

  /** Suspends, and lets it resume by itself. */
  private Duration passesSuspended(String account, int days) {
    ProcessInstance suspension = suspends(account, days);
    Instant suspended = Scene.now();
    scene.passesUntil(suspension, limit(suspended, days));
    assertThat(suspension).isEnded();
    return Duration.between(suspended, Scene.now());
  }

  private ProcessInstance suspends(String account, int days) {
    scene.asks(account, instance, "suspension", YearForms.suspension(days));
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(SuspensionProcess.KEY)
        .processInstanceBusinessKey(reference)
        .singleResult();
  }

  private static Instant limit(Instant suspended, int days) {
    return LocalDate.ofInstant(suspended, Directory.ZONE)
        .plusDays(days)
        .atStartOfDay(Directory.ZONE)
        .toInstant();
  }

  private Suspension current() {
    return suspensions.current(reference).orElseThrow();
  }

  private Suspension only() {
    assertThat(suspensions.of(reference)).hasSize(1);
    return suspensions.of(reference).get(0);
  }

  private long notes(long request, CommitmentNoteKind kind) {
    return notes(requests.promise(request), kind);
  }

  private static long notes(Commitment promise, CommitmentNoteKind kind) {
    return promise.notes().stream().filter(note -> note.kind() == kind).count();
  }

  private Instant due(String activity) {
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(activity)
        .list()
        .stream()
        .map(Job::getDuedate)
        .map(Date::toInstant)
        .reduce(
            (one, other) -> {
              throw new AssertionError("more than one timer of " + activity);
            })
        .orElseThrow();
  }

  private Instant date(String variable) {
    return ((Date) runtime.getVariable(instance.getId(), variable)).toInstant();
  }

  private static Instant seconds(Instant moment, Duration pause) {
    return moment.plusSeconds(pause.toSeconds());
  }

  private String words(Instant moment) {
    return spring
        .getBean(org.mentorat.engine.ReaderTime.class)
        .dateTime(moment, java.util.Locale.CANADA_FRENCH);
  }
}
