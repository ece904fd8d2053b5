package org.mentorat.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ANSWER;
import static org.mentorat.process.MentorshipProcess.ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.ANSWER_UNCONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.CLOSE_ANSWER_UNCONFIRMED;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.MENTOR_RECALLED;
import static org.mentorat.process.MentorshipProcess.OPEN_REQUEST;
import static org.mentorat.process.MentorshipProcess.RECORD_ANSWER;
import static org.mentorat.process.MentorshipProcess.RECORD_ANSWER_CONFIRMATION;
import static org.mentorat.process.MentorshipProcess.RECORD_LATE_ANSWER;
import static org.mentorat.process.MentorshipProcess.RECORD_UNBLOCKING;
import static org.mentorat.process.MentorshipProcess.REMIND_ANSWER;
import static org.mentorat.process.MentorshipProcess.REMIND_ANSWER_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.REMIND_CONFIRM_ANSWER_DONE_END;
import static org.mentorat.process.MentorshipProcess.REMIND_UNBLOCK;
import static org.mentorat.process.MentorshipProcess.REMIND_UNBLOCK_DONE_END;
import static org.mentorat.process.MentorshipProcess.REQUEST;
import static org.mentorat.process.MentorshipProcess.REQUEST_ANSWERED_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_HANDLED_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_READ_EVENT;
import static org.mentorat.process.MentorshipProcess.REQUEST_READ_TOLD_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_SETTLED_END;
import static org.mentorat.process.MentorshipProcess.REQUEST_TAKEN_OVER_END;
import static org.mentorat.process.MentorshipProcess.TELL_REQUEST_LATE;
import static org.mentorat.process.MentorshipProcess.TELL_REQUEST_READ;
import static org.mentorat.process.MentorshipProcess.TELL_REQUEST_TAKEN_OVER;
import static org.mentorat.process.MentorshipProcess.TELL_THANKS_IN_TIME;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_REQUEST;
import static org.mentorat.process.MentorshipProcess.UNBLOCK_WAITING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
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
import org.mentorat.accompaniment.Unblocking;
import org.mentorat.accompaniment.UnblockingDecision;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every path of a request for help: answered, reminded, late, unblocked, confirmed or not (R16,
 * R25, R26, R42).
 */
@MentoratTest
class RequestPathTest {

  private static final Set<String> TIMERS =
      Set.of(
          ANSWER_REMINDER,
          ANSWER_LIMIT,
          UNBLOCK_WAITING,
          MENTOR_RECALLED,
          CONFIRM_ANSWER_REMINDER,
          CONFIRM_ANSWER_LIMIT);

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired FormService forms;
  @Autowired Requests requests;
  @Autowired MentorshipProcess process;
  @Autowired JdbcTemplate sql;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private String mentee;
  private ProcessInstance instance;
  private Instant asked;

  @BeforeEach
  void inService() {
    init(engine);
    // The middle of a day in Québec, and a whole second: repeating timers know no smaller ones.
    TestTime.stopAt(Scene.now().truncatedTo(DAYS).plus(Duration.ofHours(39)));
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    mentee = scene.mentee(instance);
    asked = Scene.now();
  }

  @Test
  void a_request_for_which_a_client_waits_is_before_all_others_of_the_same_people() {
    asks(YearForms.help());
    asks(YearForms.urgentHelp(YearForms.today().plusDays(1)));

    Assertions.assertThat(priorities(ANSWER_REQUEST)).containsExactly(80, 50);
    scene.passes(instance, Duration.ofHours(49));
    Assertions.assertThat(priorities(UNBLOCK_REQUEST)).containsExactly(80, 50);
  }

  private List<Integer> priorities(String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .orderByTaskPriority()
        .desc()
        .list()
        .stream()
        .map(Task::getPriority)
        .toList();
  }

  @Test
  void an_answer_in_time_is_confirmed_by_the_mentee() {
    long request = asks(YearForms.help());
    assertThat(instance).hasPassed(OPEN_REQUEST).isWaitingAt(REQUEST, ANSWER, ANSWER_REQUEST);
    assertThat(instance)
        .task(ANSWER_REQUEST)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
    assertThat(requests.promise(request).owner()).isEqualTo(mentor);

    scene.passes(instance, Duration.ofHours(5));
    Map<String, Object> answer = YearForms.answer();
    Instant declared = Scene.now().minus(Duration.ofHours(1));
    answer.put("answeredAt", declared.toString());
    scene.mentors(instance, ANSWER_REQUEST, answer);

    Instant answered = Scene.now();
    assertThat(instance)
        .hasPassed(RECORD_ANSWER, REQUEST_ANSWERED_END, TELL_THANKS_IN_TIME)
        .hasNotPassed(ANSWER_REMINDER, ANSWER_LIMIT)
        .task(CONFIRM_ANSWER)
        .isAssignedTo(mentee)
        .hasDueDate(Date.from(answered.plus(Duration.ofDays(7))));
    assertThat(scene.told(instance))
        .contains(
            "answer-request " + mentor, "thanks-in-time " + mentor, "confirm-answer " + mentee);
    assertThat(requests.promise(request))
        .returns(Verdict.KEPT_UNCONFIRMED, Commitment::verdict)
        .returns(answered, Commitment::stoppedAt)
        .returns(declared, Commitment::declaredAt);
    assertThat(requests.request(request))
        .returns(RequestState.ANSWERED, HelpRequest::state)
        .returns(declared, HelpRequest::answeredAt)
        .returns(answered, HelpRequest::answerRecordedAt)
        .returns(mentor, HelpRequest::answeredBy);

    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());

    assertThat(instance)
        .hasPassed(RECORD_ANSWER_CONFIRMATION, REQUEST_SETTLED_END)
        .hasNotPassed(REQUEST_HANDLED_END, ANSWER_UNCONFIRMED_END)
        .isNotWaitingAt(REQUEST);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(requests.request(request))
        .returns(RequestState.CONFIRMED, HelpRequest::state)
        .returns(true, HelpRequest::inTime)
        .returns(Scene.now(), HelpRequest::confirmedAt);
    assertThat(timers()).isEmpty();
  }

  @Test
  void the_mentor_is_reminded_at_24_hours_once_and_not_a_millisecond_before() {
    long request = asks(YearForms.help());

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_REMINDER);
    assertThat(notes(request, CommitmentNoteKind.REMINDER)).isZero();

    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(ANSWER_REMINDER, REMIND_ANSWER, REMIND_ANSWER_DONE_END)
        .isWaitingAt(ANSWER_REQUEST);
    assertThat(notes(request, CommitmentNoteKind.REMINDER)).isEqualTo(1);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.OPEN);

    scene.passes(instance, Duration.ofDays(20));
    assertThat(notes(request, CommitmentNoteKind.REMINDER)).isEqualTo(1);
  }

  @Test
  void
      at_48_hours_and_not_a_millisecond_before_the_coordination_unblocks_and_the_mentor_may_answer() {
    long request = asks(YearForms.help());
    Instant limit = asked.plus(Duration.ofHours(48));

    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_LIMIT).isNotWaitingAt(UNBLOCK_REQUEST);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.OPEN);

    scene.passesUntil(instance, limit);
    assertThat(instance)
        .hasPassed(ANSWER_LIMIT, RECORD_LATE_ANSWER, TELL_REQUEST_LATE)
        .isWaitingAt(ANSWER_REQUEST, UNBLOCK_REQUEST);
    assertThat(scene.told(instance)).contains("request-late " + mentee);
    assertThat(instance)
        .task(UNBLOCK_REQUEST)
        .hasCandidateGroup(Roles.COORDINATORS)
        .isNotAssigned()
        .hasDueDate(Date.from(limit.plus(Duration.ofHours(48))));
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(limit, Commitment::limitAt)
        .returns(null, Commitment::stoppedAt);
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);

    scene.passes(instance, Duration.ofDays(10));
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
    assertThat(open(UNBLOCK_REQUEST)).hasSize(1);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.OPEN);
  }

  @Test
  void an_answer_at_the_very_limit_keeps_the_promise() {
    long request = asks(YearForms.help());
    scene.passesUntil(instance, asked.plus(Duration.ofHours(48)).minusMillis(1));
    TestTime.advance(Duration.ofMillis(1));

    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    assertThat(instance).hasNotPassed(ANSWER_LIMIT).isWaitingAt(CONFIRM_ANSWER);
    assertThat(requests.promise(request))
        .returns(Verdict.KEPT_UNCONFIRMED, Commitment::verdict)
        .satisfies(kept -> assertThat(kept.stoppedAt()).isEqualTo(kept.limitAt()));
  }

  @Test
  void whoever_asked_hears_that_their_request_was_read_and_only_theirs() {
    String reference = scene.reference(instance);
    long first = asks(YearForms.help());
    scene.passes(instance, Duration.ofMinutes(1));
    long second = asks(YearForms.help());

    assertThat(process.requestRead(reference, second)).isTrue();
    scene.runWhatIsDue(instance);

    assertThat(instance)
        .hasPassed(REQUEST_READ_EVENT, TELL_REQUEST_READ, REQUEST_READ_TOLD_END)
        .isWaitingAt(ANSWER_REQUEST);
    assertThat(scene.told(instance)).containsOnlyOnce("request-read " + mentee);
    assertThat(
            sql.queryForList(
                "select subject from outbox where process_instance = ? and kind = 'request-read'",
                Long.class,
                instance.getId()))
        .containsExactly(second);
    mentorAnswers(second);
    assertThat(process.requestRead(reference, second)).as("it is answered").isFalse();
    assertThat(process.requestRead(reference, first)).isTrue();
  }

  @Test
  void nobody_reads_while_the_mentorship_stands_still() {
    long request = asks(YearForms.help());
    scene.asks(mentee, instance, "suspension", YearForms.suspension(30));

    assertThat(process.requestRead(scene.reference(instance), request)).isFalse();
  }

  @Test
  void a_late_answer_takes_the_task_from_the_coordination_and_stays_late() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(49));
    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST);

    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    assertThat(instance)
        .hasPassed(REQUEST_ANSWERED_END)
        .hasNotPassed(TELL_THANKS_IN_TIME)
        .hasNotPassed(RECORD_UNBLOCKING)
        .isNotWaitingAt(UNBLOCK_REQUEST)
        .isWaitingAt(CONFIRM_ANSWER);
    assertThat(timers()).containsExactlyInAnyOrder(CONFIRM_ANSWER_REMINDER, CONFIRM_ANSWER_LIMIT);

    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());

    assertThat(requests.request(request).state()).isEqualTo(RequestState.CONFIRMED);
    Commitment promise = requests.promise(request);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(Duration.between(promise.limitAt(), promise.stoppedAt()))
        .isEqualTo(Duration.ofHours(1));
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
  }

  @Test
  void the_coordination_sees_to_it_and_nobody_else_is_asked_anything() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(50));

    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.requestHandled());

    assertThat(instance)
        .hasPassed(
            RECORD_UNBLOCKING, REQUEST_TAKEN_OVER_END, REQUEST_HANDLED_END, TELL_REQUEST_TAKEN_OVER)
        .hasNotPassed(CONFIRM_ANSWER, MENTOR_RECALLED)
        .isNotWaitingAt(ANSWER_REQUEST)
        .isNotWaitingAt(REQUEST);
    assertThat(scene.told(instance)).contains("request-taken-over " + mentee);
    assertThat(timers()).isEmpty();
    assertThat(requests.request(request))
        .returns(RequestState.HANDLED, HelpRequest::state)
        .returns(Scene.COORDINATOR, HelpRequest::handledBy)
        .returns(Scene.now(), HelpRequest::handledAt);
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(Scene.now(), Commitment::stoppedAt);
    assertThat(requests.decisions(request))
        .extracting(UnblockingDecision::decision, UnblockingDecision::note)
        .containsExactly(tuple(Unblocking.HANDLE, "Une collègue y répond"));
    assertThat(notes(request, CommitmentNoteKind.HANDLED)).isEqualTo(1);
  }

  @Test
  void a_mentor_who_was_recalled_has_24_hours_before_the_coordination_decides_anew() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(50));

    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.mentorRecalled());

    assertThat(instance)
        .hasPassed(RECORD_UNBLOCKING)
        .isWaitingAt(ANSWER_REQUEST, MENTOR_RECALLED)
        .isNotWaitingAt(UNBLOCK_REQUEST);
    assertThat(timers()).containsExactly(MENTOR_RECALLED);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.OPEN);
    assertThat(requests.decisions(request))
        .extracting(
            UnblockingDecision::decision,
            UnblockingDecision::note,
            UnblockingDecision::decidedBy,
            UnblockingDecision::decidedAt)
        .containsExactly(
            tuple(
                Unblocking.REMIND_MENTOR,
                "Je lui ai écrit aujourd'hui",
                Scene.COORDINATOR,
                Scene.now()));

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).isNotWaitingAt(UNBLOCK_REQUEST);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).isWaitingAt(ANSWER_REQUEST, UNBLOCK_REQUEST);
    assertThat(instance)
        .task(UNBLOCK_REQUEST)
        .hasCandidateGroup(Roles.COORDINATORS)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));
    assertThat(timers()).containsExactly(UNBLOCK_WAITING);
    assertThat(requests.promise(request))
        .returns(Verdict.LATE, Commitment::verdict)
        .returns(asked.plus(Duration.ofHours(48)), Commitment::limitAt);
    assertThat(notes(request, CommitmentNoteKind.ESCALATION)).isEqualTo(1);

    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.requestHandled());
    assertThat(instance).hasPassed(REQUEST_TAKEN_OVER_END).isNotWaitingAt(REQUEST);
    assertThat(requests.decisions(request))
        .extracting(UnblockingDecision::decision)
        .containsExactly(Unblocking.REMIND_MENTOR, Unblocking.HANDLE);
    assertThat(timers()).isEmpty();
  }

  @Test
  void a_mentor_who_was_recalled_answers_and_the_decision_does_not_come_back() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(50));
    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.mentorRecalled());
    scene.passes(instance, Duration.ofHours(3));

    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    assertThat(instance).hasPassed(REQUEST_ANSWERED_END).isWaitingAt(CONFIRM_ANSWER);
    assertThat(timers()).containsExactlyInAnyOrder(CONFIRM_ANSWER_REMINDER, CONFIRM_ANSWER_LIMIT);
    scene.passes(instance, Duration.ofDays(2));
    assertThat(instance).isNotWaitingAt(UNBLOCK_REQUEST);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void an_answer_is_promised_by_the_end_of_the_client_s_day_if_that_comes_before_48_hours() {
    LocalDate tomorrow = YearForms.today().plusDays(1);
    Instant limit = endOf(tomorrow);
    long request = asks(YearForms.urgentHelp(tomorrow));
    assertThat(instance).task(ANSWER_REQUEST).hasDueDate(Date.from(limit));

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).hasPassed(REMIND_ANSWER);
    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_LIMIT);
    scene.passesUntil(instance, limit);
    assertThat(instance).hasPassed(ANSWER_LIMIT).isWaitingAt(UNBLOCK_REQUEST);
    assertThat(requests.promise(request))
        .returns(limit, Commitment::limitAt)
        .returns(Verdict.LATE, Commitment::verdict);
  }

  @Test
  void a_client_who_waits_today_is_answered_today_and_the_mentor_is_reminded_half_way() {
    Instant limit = endOf(YearForms.today());
    long request = asks(YearForms.urgentHelp(YearForms.today()));
    Instant halfWay = asked.plus(Duration.between(asked, limit).dividedBy(2));

    scene.passesUntil(instance, halfWay.minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_REMINDER);
    scene.passesUntil(instance, halfWay);
    assertThat(instance).hasPassed(ANSWER_REMINDER).hasNotPassed(ANSWER_LIMIT);
    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(instance).hasNotPassed(ANSWER_LIMIT);
    scene.passesUntil(instance, limit);
    assertThat(instance).hasPassed(ANSWER_LIMIT).isWaitingAt(UNBLOCK_REQUEST);
    assertThat(notes(request, CommitmentNoteKind.REMINDER)).isEqualTo(1);
    assertThat(requests.request(request).usefulUntil())
        .isEqualTo(LocalDate.ofInstant(asked, Directory.ZONE));
  }

  @Test
  void a_decision_that_comes_back_waits_anew_before_the_lead_may_act() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(72));
    assertThat(told(UNBLOCK_REQUEST, request)).hasSize(1);
    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.mentorRecalled());
    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(UNBLOCK_REQUEST);

    scene.passes(instance, Duration.ofHours(24));
    assertThat(told(UNBLOCK_REQUEST, request)).hasSize(2);
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).isEmpty();
    scene.passes(instance, Duration.ofHours(24));
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).containsExactly(Scene.COORDINATOR);
  }

  @Test
  void a_client_who_can_wait_longer_does_not_move_the_limit_of_48_hours() {
    long request = asks(YearForms.urgentHelp(YearForms.today().plusDays(5)));

    assertThat(requests.promise(request).limitAt()).isEqualTo(asked.plus(Duration.ofHours(48)));
    assertThat(instance)
        .task(ANSWER_REQUEST)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48))));
  }

  @Test
  void the_coordination_is_reminded_every_24_hours_and_the_lead_may_act_from_the_second_time() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(48));

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(instance).hasNotPassed(UNBLOCK_WAITING);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance).hasPassed(UNBLOCK_WAITING, REMIND_UNBLOCK, REMIND_UNBLOCK_DONE_END);
    assertThat(told(UNBLOCK_REQUEST, request)).containsExactly(Told.COORDINATION);
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).isEmpty();

    scene.passes(instance, Duration.ofHours(24).minusMillis(1));
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).isEmpty();
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).containsExactly(Scene.COORDINATOR);
    assertThat(instance).task(UNBLOCK_REQUEST).hasCandidateGroup(Roles.COORDINATORS);

    scene.passes(instance, Duration.ofDays(3));
    assertThat(told(UNBLOCK_REQUEST, request)).hasSize(5).containsOnly(Told.COORDINATION);
    assertThat(candidates(task(UNBLOCK_REQUEST, request))).containsExactly(Scene.COORDINATOR);
    assertThat(notes(request, CommitmentNoteKind.REMINDER)).isEqualTo(1);
  }

  @Test
  void an_answer_that_the_mentee_finds_late_stays_unconfirmed() {
    long request = asks(YearForms.urgentHelp(YearForms.today().plusDays(1)));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    Map<String, Object> word = YearForms.answerInTime();
    word.put("inTime", "no");
    word.put("inTimeForClient", "no");
    word.put("comment", "La rencontre avait déjà eu lieu");

    scene.mentees(instance, CONFIRM_ANSWER, word);

    assertThat(instance).hasPassed(REQUEST_SETTLED_END);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(requests.request(request))
        .returns(RequestState.CONFIRMED, HelpRequest::state)
        .returns(false, HelpRequest::inTime)
        .returns(false, HelpRequest::inTimeForClient);
  }

  @Test
  void a_silent_mentee_is_reminded_after_3_days_and_asked_no_more_after_7() {
    long request = asks(YearForms.help());
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    scene.passes(instance, Duration.ofDays(3).minusMillis(1));
    assertThat(instance).hasNotPassed(CONFIRM_ANSWER_REMINDER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CONFIRM_ANSWER_REMINDER, REMIND_CONFIRM_ANSWER)
        .hasPassed(REMIND_CONFIRM_ANSWER_DONE_END)
        .isWaitingAt(CONFIRM_ANSWER);
    assertThat(told(CONFIRM_ANSWER, request)).containsExactly(Told.OWNER);

    scene.passes(instance, Duration.ofDays(4).minusMillis(1));
    assertThat(instance).hasNotPassed(CONFIRM_ANSWER_LIMIT).isWaitingAt(CONFIRM_ANSWER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CONFIRM_ANSWER_LIMIT, CLOSE_ANSWER_UNCONFIRMED, ANSWER_UNCONFIRMED_END)
        .hasNotPassed(REQUEST_SETTLED_END)
        .isNotWaitingAt(REQUEST);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.UNCONFIRMED);
    assertThat(told(CONFIRM_ANSWER, request)).hasSize(1);
    assertThat(timers()).isEmpty();
  }

  @Test
  void several_requests_at_once_have_each_their_own_clocks() {
    long first = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(10));
    long second = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(1));
    long third = asks(YearForms.urgentHelp(YearForms.today()));
    assertThat(open(ANSWER_REQUEST))
        .extracting(Task::getDueDate)
        .extracting(Date::toInstant)
        .containsExactlyInAnyOrder(
            asked.plus(Duration.ofHours(48)),
            asked.plus(Duration.ofHours(58)),
            endOf(YearForms.today()));

    scene.passesUntil(instance, endOf(YearForms.today()));
    assertThat(subjects(UNBLOCK_REQUEST)).containsExactly(third);
    mentorAnswers(third);
    assertThat(subjects(UNBLOCK_REQUEST)).isEmpty();
    assertThat(subjects(CONFIRM_ANSWER)).containsExactly(third);

    scene.passesUntil(instance, asked.plus(Duration.ofHours(48)));
    assertThat(subjects(UNBLOCK_REQUEST)).containsExactly(first);
    mentorAnswers(second);
    assertThat(subjects(ANSWER_REQUEST)).containsExactly(first);
    assertThat(subjects(CONFIRM_ANSWER)).containsExactlyInAnyOrder(second, third);

    scene.passes(instance, Duration.ofDays(2));
    assertThat(subjects(UNBLOCK_REQUEST)).containsExactly(first);
    assertThat(List.of(first, second, third))
        .extracting(requests::promise)
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.LATE, Verdict.KEPT_UNCONFIRMED, Verdict.LATE);
    assertThat(List.of(first, second, third))
        .extracting(request -> notes(request, CommitmentNoteKind.ESCALATION))
        .containsExactly(1L, 0L, 1L);
  }

  @Test
  void the_lead_may_act_on_the_request_that_waits_long_not_on_one_that_has_just_become_late() {
    long first = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(40));
    long second = asks(YearForms.help());

    scene.passesUntil(instance, asked.plus(Duration.ofHours(96)));

    assertThat(told(UNBLOCK_REQUEST, first)).hasSize(2);
    assertThat(candidates(task(UNBLOCK_REQUEST, first))).containsExactly(Scene.COORDINATOR);
    assertThat(told(UNBLOCK_REQUEST, second)).isEmpty();
    assertThat(candidates(task(UNBLOCK_REQUEST, second))).isEmpty();
  }

  @Test
  void the_coordination_reads_what_was_asked_only_if_its_author_allowed_it() {
    Map<String, Object> open = YearForms.help();
    open.put("coordinationMayRead", "yes");
    long readable = asks(open);
    long closed = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(50));

    assertThat(shown(task(UNBLOCK_REQUEST, readable)))
        .containsEntry("requestText", open.get("text"))
        .containsEntry("requestKind", "De l’aide")
        .containsEntry("reference", scene.reference(instance))
        .containsEntry("mentorEmail", spring.getBean(Directory.class).person(mentor).email());
    assertThat(shown(task(UNBLOCK_REQUEST, closed)))
        .doesNotContainKeys("requestText", "requestKind")
        .containsKeys("menteeName", "answerLimit", "lateBy", "receivedAt");
    assertThat(shown(task(UNBLOCK_REQUEST, closed)).toString())
        .doesNotContain((String) open.get("text"));
  }

  @Test
  void a_bad_request_is_refused_and_nothing_begins() {
    Map.of(
            "kind", "money",
            "channel", "pigeon",
            "urgent", "maybe",
            "coordinationMayRead", "perhaps",
            "text", "x".repeat(2001))
        .forEach(
            (field, value) -> {
              assertThat(refused(with(YearForms.help(), field, value))).containsExactly(field);
              assertThat(refused(without(YearForms.help(), field))).containsExactly(field);
            });
    assertThat(refused(YearForms.urgentHelp(YearForms.today().minusDays(1))))
        .containsExactly("usefulUntil");
    assertThat(refused(with(YearForms.help(), "urgent", "yes"))).containsExactly("usefulUntil");
    assertThat(refused(Map.of()))
        .containsExactlyInAnyOrder("kind", "text", "channel", "urgent", "coordinationMayRead");

    assertThat(instance).hasNotPassed(OPEN_REQUEST).isNotWaitingAt(REQUEST);
    assertThat(requests.of(scene.reference(instance))).isEmpty();
  }

  @Test
  void a_bad_answer_is_refused_and_the_request_stays_open() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(2));

    for (String field : List.of("answer", "channel", "answeredAt", "quickQuestion")) {
      assertThat(refusedOf(ANSWER_REQUEST, without(YearForms.answer(), field)))
          .containsExactly(field);
    }
    assertThat(refusedOf(ANSWER_REQUEST, with(YearForms.answer(), "answer", "x".repeat(4001))))
        .containsExactly("answer");
    assertThat(refusedOf(ANSWER_REQUEST, with(YearForms.answer(), "channel", "pigeon")))
        .containsExactly("channel");
    for (Instant impossible : List.of(Scene.now().plusSeconds(60), asked.minusSeconds(60))) {
      assertThat(
              refusedOf(
                  ANSWER_REQUEST, with(YearForms.answer(), "answeredAt", impossible.toString())))
          .containsExactly("answeredAt");
    }

    assertThat(instance).hasNotPassed(REQUEST_ANSWERED_END).isWaitingAt(ANSWER_REQUEST);
    assertThat(requests.request(request).state()).isEqualTo(RequestState.OPEN);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(timers()).containsExactlyInAnyOrder(ANSWER_REMINDER, ANSWER_LIMIT);
  }

  @Test
  void a_quick_question_is_marked_as_such_and_the_mentor_sees_how_many_there_were() {
    asks(YearForms.urgentHelp(YearForms.today().plusDays(3)));
    assertThat(scene.opens(mentor, List.of("mentors"), instance, ANSWER_REQUEST))
        .containsEntry("urgentShare", "1 sur 1")
        .containsEntry("quickShare", null);

    Map<String, Object> quick = YearForms.answer();
    quick.put("quickQuestion", "yes");
    scene.mentors(instance, ANSWER_REQUEST, quick);
    assertThat(instance).isWaitingAt(CONFIRM_ANSWER);
    scene.mentees(
        instance, CONFIRM_ANSWER, with(YearForms.answerInTime(), "inTimeForClient", "yes"));

    asks(YearForms.help());
    assertThat(scene.opens(mentor, List.of("mentors"), instance, ANSWER_REQUEST))
        .containsEntry("urgentShare", "1 sur 2")
        .containsEntry("quickShare", "1 sur 2");
  }

  @Test
  void a_bad_decision_is_refused_and_the_coordination_still_has_to_decide() {
    long request = asks(YearForms.help());
    scene.passes(instance, Duration.ofHours(48));

    for (Map<String, Object> form :
        List.of(YearForms.mentorRecalled(), YearForms.requestHandled())) {
      assertThat(refusedOf(UNBLOCK_REQUEST, without(form, "note"))).containsExactly("note");
      assertThat(refusedOf(UNBLOCK_REQUEST, with(form, "note", "x".repeat(2001))))
          .containsExactly("note");
    }
    assertThat(refusedOf(UNBLOCK_REQUEST, without(YearForms.requestHandled(), "decision")))
        .containsExactly("decision");
    assertThat(refusedOf(UNBLOCK_REQUEST, with(YearForms.requestHandled(), "decision", "forget")))
        .containsExactly("decision");

    assertThat(instance)
        .hasNotPassed(MENTOR_RECALLED, REQUEST_TAKEN_OVER_END)
        .isWaitingAt(ANSWER_REQUEST, UNBLOCK_REQUEST);
    assertThat(requests.decisions(request)).isEmpty();
    assertThat(requests.request(request).state()).isEqualTo(RequestState.OPEN);
  }

  @Test
  void a_bad_confirmation_is_refused_and_the_answer_stays_unconfirmed() {
    long request = asks(YearForms.urgentHelp(YearForms.today().plusDays(1)));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    Map<String, Object> word = with(YearForms.answerInTime(), "inTimeForClient", "yes");

    assertThat(refusedOf(CONFIRM_ANSWER, without(word, "inTime"))).containsExactly("inTime");
    assertThat(refusedOf(CONFIRM_ANSWER, with(word, "inTime", "maybe"))).containsExactly("inTime");
    assertThat(refusedOf(CONFIRM_ANSWER, without(word, "inTimeForClient")))
        .containsExactly("inTimeForClient");
    assertThat(refusedOf(CONFIRM_ANSWER, with(word, "comment", "x".repeat(2001))))
        .containsExactly("comment");

    assertThat(instance).hasNotPassed(REQUEST_SETTLED_END).isWaitingAt(CONFIRM_ANSWER);
    assertThat(requests.request(request))
        .returns(RequestState.ANSWERED, HelpRequest::state)
        .returns(null, HelpRequest::inTime);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
  }

  private long asks(Map<String, Object> form) {
    return scene.asks(mentee, instance, "help-request", form);
  }

  private List<String> refused(Map<String, Object> form) {
    return scene.refusedAsking(mentee, instance, "help-request", form);
  }

  private List<String> refusedOf(String task, Map<String, Object> form) {
    String owner = scene.task(instance, task).getAssignee();
    return Scene.refused(
        () -> {
          if (owner == null) {
            scene.coordinates(instance, task, form);
          } else if (owner.equals(mentor)) {
            scene.mentors(instance, task, form);
          } else {
            scene.mentees(instance, task, form);
          }
        });
  }

  private void mentorAnswers(long request) {
    scene.submits(
        mentor, List.of(Roles.MENTORS), task(ANSWER_REQUEST, request).getId(), YearForms.answer());
    scene.runWhatIsDue(instance);
  }

  private List<Task> open(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(key)
        .list();
  }

  private Task task(String key, long request) {
    return open(key).stream()
        .filter(task -> subject(task) == request)
        .reduce((one, other) -> Assertions.fail("two tasks for one request"))
        .orElseThrow();
  }

  private List<Long> subjects(String key) {
    return open(key).stream().map(this::subject).toList();
  }

  private long subject(Task task) {
    return (Long) tasks.getVariable(task.getId(), MentorshipProcess.SUBJECT.name());
  }

  private List<String> candidates(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, Object> shown(Task task) {
    return scene.as(
        Scene.COORDINATOR,
        List.of(Roles.COORDINATORS),
        () -> forms.getTaskFormVariables(task.getId()));
  }

  /** The timers that wait on requests, each as often as it waits. */
  private List<String> timers() {
    return TIMERS.stream()
        .flatMap(
            timer ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(timer)
                    .list()
                    .stream()
                    .map(job -> timer))
        .toList();
  }

  private List<Told> told(String task, long request) {
    return nudges.of(scene.reference(instance), task, request).stream().map(Nudge::told).toList();
  }

  private long notes(long request, CommitmentNoteKind kind) {
    return requests.promise(request).notes().stream().filter(note -> note.kind() == kind).count();
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Directory.ZONE).toInstant();
  }

  private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(form);
    other.put(key, value);
    return other;
  }

  private static Map<String, Object> without(Map<String, Object> form, String key) {
    Map<String, Object> less = new LinkedHashMap<>(form);
    less.remove(key);
    return less;
  }
}
