package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.CLOSE_UNSERVED;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CUT_SERVICE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTOR;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED_END;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED_EVENT;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED_IN_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED_IN_MATCHING;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;
import static org.mentorat.process.MentorshipProcess.TELL_CLOSED_UNSERVED;
import static org.mentorat.process.MentorshipProcess.TELL_PROJECT_ENDING;
import static org.mentorat.process.ProjectEndProcess.ALL_CLOSING_END;
import static org.mentorat.process.ProjectEndProcess.CHECK_CLOSING;
import static org.mentorat.process.ProjectEndProcess.CLOSE_PROJECT;
import static org.mentorat.process.ProjectEndProcess.COUNT_UNCLOSED;
import static org.mentorat.process.ProjectEndProcess.ENDED_NOW_EVENT;
import static org.mentorat.process.ProjectEndProcess.ENDED_NOW_START;
import static org.mentorat.process.ProjectEndProcess.END_AWAITED;
import static org.mentorat.process.ProjectEndProcess.END_DATE_CHANGED_EVENT;
import static org.mentorat.process.ProjectEndProcess.END_DATE_SET;
import static org.mentorat.process.ProjectEndProcess.LEFT_OPEN_END;
import static org.mentorat.process.ProjectEndProcess.LOOK_INTO_UNCLOSED;
import static org.mentorat.process.ProjectEndProcess.NO_END_DATE_END;
import static org.mentorat.process.ProjectEndProcess.PROJECT_END;
import static org.mentorat.process.ProjectEndProcess.READ_END_DATE;
import static org.mentorat.process.ProjectEndProcess.RECORD_UNCLOSED_DECISION;
import static org.mentorat.process.ProjectEndProcess.REMIND_UNCLOSED;
import static org.mentorat.process.ProjectEndProcess.REMIND_UNCLOSED_DONE_END;
import static org.mentorat.process.ProjectEndProcess.START_CLOSING;
import static org.mentorat.process.ProjectEndProcess.UNCLOSED_WAITING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.closure.Attestation;
import org.mentorat.closure.Closures;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.FormRefused;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.mentorat.people.Mentor;
import org.mentorat.people.NewProject;
import org.mentorat.people.Project;
import org.mentorat.people.ProjectOver;
import org.mentorat.people.Promises;
import org.mentorat.process.ClosingProgress.State;
import org.mentorat.process.ClosingProgress.Unclosed;
import org.mentorat.process.ClosingProgress.Why;
import org.mentorat.projectend.ClosingRound;
import org.mentorat.projectend.ProjectClosings;
import org.mentorat.projectend.UnclosedDecision;
import org.mentorat.projectend.UnclosedReview;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every path of a project's end: by its date, by the coordination; a mentorship in each phase; one
 * that was passed by, and one that does not follow (R46, X5).
 */
@MentoratTest
class ProjectEndPathTest {

  private static final String REASON = "Le financement prend fin";

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired Directory directory;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired Closures closures;
  @Autowired ProjectClosings closings;
  @Autowired ClosingProgress progress;
  @Autowired ProjectEndProcess process;
  @Autowired ProjectEnds projectEnds;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private ProcessInstance ending;

  @BeforeEach
  void wholeSecond() {
    init(engine);
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
  }

  @Test
  void before_the_first_contact_a_mentorship_closes_without_service() throws Exception {
    project(null, 3);
    ProcessInstance proposed = scene.register();
    Map<String, Object> english = scene.registration();
    english.put("language", "en");
    ProcessInstance waiting = scene.register(english);
    ProcessInstance assigned = scene.assignedTo(mentor);
    assertThat(proposed).isWaitingAt(CONFIRM_ASSIGNMENT);
    assertThat(waiting).isWaitingAt(RESOLVE_WAITING);
    assertThat(assigned).isWaitingAt(MAKE_FIRST_CONTACT);
    List<ProcessInstance> all = List.of(proposed, waiting, assigned);
    List<String> references = all.stream().map(scene::reference).toList();
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(1);

    ends();
    batchRuns();
    all.forEach(scene::runWhatIsDue);

    assertThat(proposed).hasPassed(PROJECT_ENDED_IN_MATCHING, CLOSE_UNSERVED, PROJECT_ENDED_END);
    assertThat(waiting)
        .hasPassed(
            PROJECT_ENDED_IN_MATCHING, CLOSE_UNSERVED, PROJECT_ENDED_END, TELL_CLOSED_UNSERVED);
    assertThat(scene.told(waiting)).contains("closed-unserved " + scene.mentee(waiting));
    assertThat(assigned)
        .hasPassed(PROJECT_ENDED_IN_FIRST_CONTACT, CLOSE_UNSERVED, PROJECT_ENDED_END);
    for (ProcessInstance instance : all) {
      assertThat(instance).isEnded().hasNotPassed(EVALUATE_AS_MENTEE);
    }
    for (String reference : references) {
      assertThat(closed(reference))
          .returns(Outcome.PROJECT_ENDED, Mentorship::outcome)
          .returns(Scene.COORDINATOR, Mentorship::closedBy)
          .returns(REASON, Mentorship::closingNote);
      assertThat(closures.attestation(reference, Side.MENTEE)).isEmpty();
      assertThat(closures.keptUntil(reference)).contains(YearForms.today().plusYears(3));
    }
    assertThat(directory.mentor(mentor).map(Mentor::load)).contains(0);
    for (Promise promise : List.of(Promise.ASSIGNMENT, Promise.FIRST_CONTACT)) {
      String reference = references.get(promise == Promise.ASSIGNMENT ? 0 : 2);
      assertThat(commitments.current(reference, promise)).isEmpty();
      Commitment lifted = commitments.last(reference, promise, null).orElseThrow();
      assertThat(lifted.verdict()).isEqualTo(Verdict.CANCELLED);
      assertThat(lifted.notes())
          .extracting(note -> note.kind())
          .containsExactly(CommitmentNoteKind.PROJECT_ENDED);
    }
    passes(Duration.ofMinutes(1));
    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
  }

  @Test
  void a_service_ends_with_the_project_and_takes_the_ordinary_closure() throws Exception {
    project(null, 1);
    ProcessInstance instance = scene.inService(mentor);
    String reference = scene.reference(instance);
    long request = scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    assertThat(request).isPositive();
    Instant planned = scene.mentorship(instance).serviceEndsAt();
    scene.passes(instance, Duration.ofHours(5));
    Instant now = Scene.now();

    ends();
    assertThat(ending())
        .hasPassed(ENDED_NOW_START, CLOSE_PROJECT, START_CLOSING)
        .isWaitingAt(CHECK_CLOSING);
    assertThat(now(State.RUNNING)).returns(1, at -> at.total()).returns(0, at -> at.done());
    batchRuns();
    passes(Duration.ofMinutes(1));
    assertThat(ending())
        .as("told, and not yet there")
        .hasPassed(COUNT_UNCLOSED)
        .isWaitingAt(CHECK_CLOSING);
    TestTime.stopAt(now);
    scene.runWhatIsDue(instance);

    assertThat(instance)
        .hasPassed(PROJECT_ENDED_EVENT, CUT_SERVICE, TELL_PROJECT_ENDING)
        .isWaitingAt(CLOSURE, EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR, SETTLE_REQUESTS);
    assertThat(scene.told(instance))
        .contains(
            "project-ending " + scene.mentee(instance), "project-ending " + scene.mentor(instance));
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(now).isBefore(planned);
    assertThat(now(State.DONE)).returns(1, at -> at.done()).returns(0, at -> at.failed());
    passes(Duration.ofMinutes(2));
    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
    assertThat(closings.rounds(scene.project)).hasSize(1);

    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    scene.coordinates(instance, SETTLE_REQUESTS, YearForms.requestsSettled());
    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
    assertThat(closed(reference))
        .returns(Outcome.PROJECT_ENDED, Mentorship::outcome)
        .returns(null, Mentorship::closedBy);
    assertThat(closures.attestation(reference, Side.MENTEE).map(Attestation::serviceEndsAt))
        .contains(now);
  }

  @Test
  void what_is_being_closed_already_is_left_alone() throws Exception {
    project(null, 1);
    ProcessInstance instance = scene.inService(mentor);
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(EVALUATE_AS_MENTEE);
    assertThat(process.running(List.of(scene.reference(instance)))).hasSize(1);

    assertThat(progress.of(scene.project).total()).isZero();
    ends();
    assertThat(closings.rounds(scene.project))
        .singleElement()
        .returns(0, ClosingRound::mentorships)
        .satisfies(round -> assertThat(round.batch()).isEmpty());
    passes(Duration.ofMinutes(1));

    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
    assertThat(instance).hasNotPassed(CUT_SERVICE).isWaitingAt(EVALUATE_AS_MENTEE);
    scene.mentees(instance, EVALUATE_AS_MENTEE, YearForms.evaluatedAsMentee());
    scene.mentors(instance, EVALUATE_AS_MENTOR, YearForms.evaluatedAsMentor());
    assertThat(closed(scene.reference(instance)).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void a_project_with_a_date_ends_with_its_last_day() throws Exception {
    LocalDate last = YearForms.today().plusDays(10);
    project(last, 2);
    ProcessInstance served = scene.inService(mentor);
    ProcessInstance proposed = scene.register();
    String reference = scene.reference(proposed);
    Instant end = endOf(last);
    assertThat(ending()).hasPassed(END_DATE_SET, READ_END_DATE).isWaitingAt(END_AWAITED);
    assertThat(timer(PROJECT_END)).isEqualTo(end);

    passesUntil(end.minusMillis(1));
    assertThat(ending()).isWaitingAt(END_AWAITED);
    passesUntil(end);
    assertThat(ending()).hasPassed(PROJECT_END, CLOSE_PROJECT).isWaitingAt(CHECK_CLOSING);
    assertThat(project()).satisfies(it -> assertThat(it.endedAt()).contains(end));
    assertThat(project().endedBy()).isEmpty();
    batchRuns();
    scene.runWhatIsDue(proposed);
    scene.runWhatIsDue(served);
    passes(Duration.ofMinutes(1));

    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
    assertThat(closed(reference))
        .returns(Outcome.PROJECT_ENDED, Mentorship::outcome)
        .returns(null, Mentorship::closedBy);
    assertThat(served).hasNotPassed(CUT_SERVICE).isWaitingAt(EVALUATE_AS_MENTEE);
    assertThat(scene.mentorship(served).closesAs()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void the_timer_follows_the_date() throws Exception {
    LocalDate last = YearForms.today().plusDays(10);
    project(last, 1);
    String first = ending().getId();

    redefine(last.minusDays(5));
    runs();
    assertThat(ending()).hasPassed(END_DATE_CHANGED_EVENT).isWaitingAt(END_AWAITED);
    assertThat(timer(PROJECT_END)).isEqualTo(endOf(last.minusDays(5)));

    redefine(last.minusDays(5));
    projectEnds.afterSingletonsInstantiated();
    assertThat(ending().getId()).as("one process, whoever starts").isEqualTo(first);
    assertThat(instances()).isEqualTo(1);

    redefine(null);
    runs();
    assertThat(ending()).hasPassed(NO_END_DATE_END).isEnded();
    redefine(last);
    assertThat(ending()).isWaitingAt(END_AWAITED);
    assertThat(ending().getId()).isNotEqualTo(first);
    assertThat(project().endedAt()).isEmpty();
  }

  @Test
  void a_project_from_before_is_waited_for_from_the_next_start_on() {
    LocalDate last = YearForms.today().plusDays(10);
    project(last, 1);
    runtime.deleteProcessInstance(ending().getId(), "as if it had never begun");
    assertThat(instances()).isZero();

    projectEnds.afterSingletonsInstantiated();
    assertThat(ending()).isWaitingAt(END_AWAITED);
    assertThat(timer(PROJECT_END)).isEqualTo(endOf(last));
  }

  @Test
  void a_date_that_was_put_off_unseen_ends_nothing() throws Exception {
    LocalDate last = YearForms.today().plusDays(3);
    project(last, 1);
    sql.update("update project set ends_on = ? where code = ?", last.plusDays(4), scene.project);

    passesUntil(endOf(last));
    assertThat(ending()).hasPassed(PROJECT_END, CLOSE_PROJECT).isWaitingAt(END_AWAITED);
    assertThat(ending()).hasNotPassed(START_CLOSING);
    assertThat(timer(PROJECT_END)).isEqualTo(endOf(last.plusDays(4)));
    assertThat(project().endedAt()).isEmpty();
  }

  @Test
  void the_coordination_ends_a_project_before_its_date_once() throws Exception {
    project(YearForms.today().plusDays(100), 1);
    ProcessInstance instance = scene.inService(mentor);

    ends();
    assertThatThrownBy(this::ends).hasRootCauseInstanceOf(ProjectOver.class);
    assertThat(ending()).hasPassed(ENDED_NOW_EVENT, CLOSE_PROJECT).isWaitingAt(CHECK_CLOSING);
    assertThat(instances()).isEqualTo(1);
    assertThat(batch().getCreateUserId()).isEqualTo(Scene.COORDINATOR);
    batchRuns();
    scene.runWhatIsDue(instance);
    assertThat(scene.mentorship(instance).closesAs()).isEqualTo(Outcome.PROJECT_ENDED);
    projectEnds.afterSingletonsInstantiated();
    assertThat(instances()).as("what has ended is not waited for").isEqualTo(1);
  }

  @Test
  void an_ended_project_takes_no_registration_and_says_so_at_its_field() throws Exception {
    project(null, 1);
    Map<String, Object> form = scene.registration();
    ends();

    assertThatThrownBy(() -> scene.start(form))
        .isInstanceOfSatisfying(
            FormRefused.class,
            refused -> {
              assertThat(refused.refused().fields())
                  .singleElement()
                  .satisfies(
                      field -> {
                        assertThat(field.field()).isEqualTo("project");
                        assertThat(field.message()).contains("Ce projet est terminé");
                      });
            });
    assertThat(directory.openProjects()).extracting(Project::code).doesNotContain(scene.project);
  }

  @Test
  void one_that_was_between_two_steps_is_told_in_a_second_round() throws Exception {
    project(null, 1);
    ProcessInstance instance = scene.start(scene.registration());
    String reference = scene.reference(instance);

    ends();
    batchRuns();
    passes(Duration.ofMinutes(1));
    assertThat(now(State.RUNNING)).returns(0, at -> at.done());
    scene.runWhatIsDue(instance);
    assertThat(instance).isWaitingAt(CONFIRM_ASSIGNMENT);
    passes(Duration.ofMinutes(1));
    assertThat(closings.rounds(scene.project)).hasSize(2);
    batchRuns();
    scene.runWhatIsDue(instance);
    passes(Duration.ofMinutes(1));

    assertThat(ending()).hasNotPassed(LOOK_INTO_UNCLOSED).hasPassed(ALL_CLOSING_END).isEnded();
    assertThat(closed(reference).outcome()).isEqualTo(Outcome.PROJECT_ENDED);
  }

  @Test
  void one_that_stands_still_goes_on_and_is_told_in_a_second_round() throws Exception {
    project(null, 2);
    ProcessInstance instance = scene.inService(scene.mentor(1));
    String reference = scene.reference(instance);
    scene.asks(scene.mentee(instance), instance, "suspension", YearForms.suspension(30));
    ProcessInstance suspension =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(reference)
            .singleResult();
    assertThat(suspension).isWaitingAt(SuspensionProcess.RESUME_MENTORSHIP_BY_HAND);

    ends();
    scene.runWhatIsDue(suspension);
    assertThat(suspension).hasPassed(SuspensionProcess.RESUME_MENTORSHIP).isEnded();
    passes(Duration.ofMinutes(1));
    assertThat(closings.rounds(scene.project)).hasSize(2);
    batchRuns();
    scene.runWhatIsDue(instance);

    assertThat(instance).isWaitingAt(EVALUATE_AS_MENTEE, EVALUATE_AS_MENTOR);
    passes(Duration.ofMinutes(1));
    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
  }

  @Test
  void the_coordination_sees_which_did_not_follow_and_tries_again() throws Exception {
    ProcessInstance instance = stuck();
    String reference = scene.reference(instance);
    Instant since = Scene.now();

    assertThat(ending()).task(LOOK_INTO_UNCLOSED).hasCandidateGroup("coordinators");
    assertThat(ending())
        .task(LOOK_INTO_UNCLOSED)
        .hasDueDate(Date.from(since.plus(Duration.ofHours(48))));
    assertThat(progress.unclosed(scene.project))
        .containsExactly(new Unclosed(reference, Why.FAILED_STEP));
    assertThat(now(State.STUCK)).returns(1, at -> at.failed()).returns(0, at -> at.done());
    assertThat(
            scene.opens(Scene.COORDINATOR, List.of("coordinators"), ending(), LOOK_INTO_UNCLOSED))
        .extractingByKey("unclosed")
        .asString()
        .contains(reference, "étape technique");

    passes(Duration.ofHours(24));
    assertThat(ending())
        .hasPassed(UNCLOSED_WAITING, REMIND_UNCLOSED, REMIND_UNCLOSED_DONE_END)
        .isWaitingAt(LOOK_INTO_UNCLOSED);
    assertThat(candidates()).isEmpty();
    passes(Duration.ofHours(24));
    assertThat(candidates()).containsExactly(Scene.COORDINATOR);
    passes(Duration.ofHours(24));
    assertThat(candidates()).hasSize(1);

    management.setJobRetries(failedJob(instance).getId(), 1);
    scene.coordinates(ending(), LOOK_INTO_UNCLOSED, Map.of("decision", "tryAgain"));
    scene.runWhatIsDue(instance);
    assertThat(ending()).hasPassed(RECORD_UNCLOSED_DECISION).isWaitingAt(CHECK_CLOSING);
    assertThat(closings.rounds(scene.project)).hasSize(3);
    passes(Duration.ofMinutes(1));
    assertThat(ending()).hasPassed(ALL_CLOSING_END).isEnded();
    assertThat(closed(reference).outcome()).isEqualTo(Outcome.PROJECT_ENDED);
  }

  @Test
  void the_coordination_leaves_open_what_does_not_follow_and_says_why() throws Exception {
    ProcessInstance instance = stuck();
    assertThat(
            Scene.refused(
                () ->
                    scene.coordinates(
                        ending(), LOOK_INTO_UNCLOSED, Map.of("decision", "leaveOpen"))))
        .containsExactly("note");

    scene.coordinates(
        ending(),
        LOOK_INTO_UNCLOSED,
        Map.of("decision", "leaveOpen", "note", "L’administration s’en occupe"));

    assertThat(ending()).hasPassed(LEFT_OPEN_END).isEnded();
    assertThat(closings.reviews(scene.project))
        .singleElement()
        .returns(UnclosedDecision.LEAVE_OPEN, UnclosedReview::decision)
        .returns(1, UnclosedReview::mentorships)
        .returns(Scene.COORDINATOR, UnclosedReview::decidedBy);
    assertThat(scene.mentorship(instance).isOpen()).isTrue();
  }

  @Test
  void many_are_told_ten_at_a_time() throws Exception {
    project(null, 1);
    List<ProcessInstance> all = Stream.generate(scene::register).limit(12).toList();
    List<String> references = all.stream().map(scene::reference).toList();
    ends();

    assertThat(batch())
        .returns(10, Batch::getInvocationsPerBatchJob)
        .returns(2, Batch::getTotalJobs);
    batchRuns();
    all.forEach(scene::runWhatIsDue);
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(closed(reference).outcome()).isEqualTo(Outcome.PROJECT_ENDED));
    assertThat(now(State.DONE)).returns(12, at -> at.done());
  }

  /** One whose own step has failed for good, after two rounds. */
  private ProcessInstance stuck() throws Exception {
    project(null, 1);
    ProcessInstance instance = scene.register();
    ends();
    batchRuns();
    Job step = management.createJobQuery().processInstanceId(instance.getId()).singleResult();
    management.setJobRetries(step.getId(), 0);
    passes(Duration.ofMinutes(1));
    assertThat(closings.rounds(scene.project)).hasSize(2);
    batchRuns();
    passes(Duration.ofMinutes(1));
    assertThat(ending()).isWaitingAt(LOOK_INTO_UNCLOSED);
    return instance;
  }

  private Job failedJob(ProcessInstance instance) {
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .noRetriesLeft()
        .singleResult();
  }

  private void project(LocalDate end, int capacity) {
    scene = new Scene(spring, end);
    mentor = scene.mentor(capacity);
  }

  private Project project() {
    return directory.project(scene.project);
  }

  private void redefine(LocalDate end) {
    directory.addProject(
        new NewProject(
            scene.project,
            "Projet",
            "Project",
            LocalDate.of(2020, 1, 1),
            end,
            Period.ofYears(1),
            Promises.defaults(),
            Scene.COORDINATOR));
  }

  private void ends() {
    transaction.executeWithoutResult(
        status -> {
          try {
            directory.endProject(scene.project, Scene.COORDINATOR, REASON);
          } catch (ProjectOver e) {
            throw new IllegalStateException(e);
          }
          process.endNow(scene.project);
        });
    runs();
  }

  /** The project's process as it is now; an ended one as it was. */
  private ProcessInstance ending() {
    ProcessInstance running =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ProjectEndProcess.KEY)
            .processInstanceBusinessKey(scene.project)
            .singleResult();
    if (running != null) {
      ending = running;
    }
    return ending;
  }

  private long instances() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ProjectEndProcess.KEY)
        .processInstanceBusinessKey(scene.project)
        .count();
  }

  private void runs() {
    scene.runWhatIsDue(ending());
  }

  private void passes(Duration time) {
    scene.passes(ending(), time);
  }

  private void passesUntil(Instant moment) {
    scene.passesUntil(ending(), moment);
  }

  private Instant timer(String element) {
    return management
        .createJobQuery()
        .processInstanceId(ending().getId())
        .activityId(element)
        .singleResult()
        .getDuedate()
        .toInstant();
  }

  private Batch batch() {
    List<ClosingRound> rounds = closings.rounds(scene.project);
    return management
        .createBatchQuery()
        .batchId(rounds.get(rounds.size() - 1).batch().orElseThrow())
        .singleResult();
  }

  private void batchRuns() {
    Batch batch = batch();
    for (String kind :
        List.of(
            batch.getSeedJobDefinitionId(),
            batch.getBatchJobDefinitionId(),
            batch.getMonitorJobDefinitionId())) {
      management
          .createJobQuery()
          .jobDefinitionId(kind)
          .list()
          .forEach(job -> management.executeJob(job.getId()));
    }
    assertThat(management.createBatchQuery().batchId(batch.getId()).count()).isZero();
  }

  private ClosingProgress.Progress now(State state) {
    ClosingProgress.Progress now = progress.of(scene.project);
    assertThat(now.state()).isEqualTo(state);
    return now;
  }

  private Mentorship closed(String reference) {
    Mentorship mentorship = mentorships.mentorship(reference);
    assertThat(mentorship.isOpen()).isFalse();
    return mentorship;
  }

  private List<String> candidates() {
    return tasks.getIdentityLinksForTask(scene.task(ending(), LOOK_INTO_UNCLOSED).getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
  }
}
