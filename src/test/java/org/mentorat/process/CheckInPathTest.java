package org.mentorat.process;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.CHECK_IN;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_ASK_MENTEE_TIMER;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_CONFIRMED_END;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_DRIFTED_END;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_LIMIT_TIMER;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_LOGGED_END;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_REMINDER_TIMER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.LOG_CHECK_IN_PHASE;
import static org.mentorat.process.MentorshipProcess.OPEN_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.RECORD_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.RECORD_CHECK_IN_BY_MENTEE;
import static org.mentorat.process.MentorshipProcess.RECORD_DRIFT;
import static org.mentorat.process.MentorshipProcess.REMIND_CHECK_IN;
import static org.mentorat.process.MentorshipProcess.REMIND_CHECK_IN_DONE_END;
import static org.mentorat.process.MentorshipProcess.REVISE_TERMS;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.CheckIn;
import org.mentorat.accompaniment.CheckInOutcome;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path of the recurring follow-ups: noted by the mentor, told by the mentee, or by nobody
 * (R22, R49).
 */
@MentoratTest
class CheckInPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired TaskService tasks;
  @Autowired CheckIns checkIns;
  @Autowired Commitments commitments;
  @Autowired Nudges nudges;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;
  private String reference;
  private Instant start;

  @BeforeEach
  void scene() {
    init(engine);
    // A day that every month has, and a whole second: repeating timers know no smaller ones.
    TestTime.stopAt(
        Scene.now()
            .atZone(UTC)
            .truncatedTo(DAYS)
            .withDayOfMonth(2)
            .plusMonths(1)
            .plusHours(15)
            .toInstant());
    scene = new Scene(spring);
    mentor = scene.mentor(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_follow_up_comes_each_time_the_pair_agreed_to_be_in_touch(Frequency frequency) {
    inService(frequency);

    scene.passesUntil(instance, due(frequency, 1).minusMillis(1));
    assertThat(instance).hasNotPassed(OPEN_CHECK_IN);
    scene.passesUntil(instance, due(frequency, 1));
    assertThat(instance)
        .hasPassed(OPEN_CHECK_IN)
        .isWaitingAt(CHECK_IN, LOG_CHECK_IN_PHASE, LOG_CHECK_IN);
    scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());

    scene.passesUntil(instance, due(frequency, 2).minusMillis(1));
    assertThat(checkIns.of(reference)).hasSize(1);
    scene.passesUntil(instance, due(frequency, 2));
    assertThat(checkIns.of(reference))
        .extracting(CheckIn::openedAt)
        .containsExactly(due(frequency, 1), due(frequency, 2));
  }

  @Test
  void the_follow_ups_come_all_year_and_end_with_it() {
    inService(Frequency.EVERY_TWO_WEEKS);
    Instant end = scene.mentorship(instance).serviceEndsAt();

    for (int i = 1; i <= 26; i++) {
      scene.passesUntil(instance, due(Frequency.EVERY_TWO_WEEKS, i));
      scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());
    }
    scene.passesUntil(instance, end.plus(Duration.ofDays(60)));

    assertThat(checkIns.of(reference))
        .hasSize(26)
        .allMatch(CheckIn::isHeld)
        .extracting(CheckIn::openedAt)
        .last()
        .isEqualTo(due(Frequency.EVERY_TWO_WEEKS, 26));
  }

  @Test
  void a_pair_that_agrees_on_another_frequency_is_asked_at_that_one_from_then_on() {
    inService(Frequency.EVERY_TWO_WEEKS);
    scene.passes(instance, Duration.ofDays(2));
    scene.mentees(instance, ACCEPT_TERMS, YearForms.discussed());
    scene.mentors(instance, REVISE_TERMS, YearForms.termsRevised());
    scene.passes(instance, Duration.ofDays(1));
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    start = Scene.now();

    scene.passesUntil(instance, due(Frequency.MONTHLY, 1).minusMillis(1));
    assertThat(instance).hasNotPassed(OPEN_CHECK_IN);
    for (int i = 1; i <= 5; i++) {
      scene.passesUntil(instance, due(Frequency.MONTHLY, i));
    }
    assertThat(checkIns.of(reference))
        .extracting(CheckIn::openedAt)
        .containsExactly(
            due(Frequency.MONTHLY, 1),
            due(Frequency.MONTHLY, 2),
            due(Frequency.MONTHLY, 3),
            due(Frequency.MONTHLY, 4),
            due(Frequency.MONTHLY, 5));
  }

  @Test
  void terms_that_are_accepted_as_proposed_move_no_follow_up() {
    inService(Frequency.WEEKLY);
    scene.passes(instance, Duration.ofDays(3));

    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    scene.passesUntil(instance, due(Frequency.WEEKLY, 2));

    assertThat(checkIns.of(reference))
        .extracting(CheckIn::openedAt)
        .containsExactly(due(Frequency.WEEKLY, 1), due(Frequency.WEEKLY, 2));
  }

  @Test
  void the_mentor_notes_it_in_time() {
    opened(Frequency.MONTHLY);
    assertThat(instance)
        .task(LOG_CHECK_IN)
        .isAssignedTo(mentor)
        .hasDueDate(Date.from(Scene.now().plus(Duration.ofHours(48))));

    scene.passes(instance, Duration.ofHours(47));
    Map<String, Object> note = YearForms.checkInHeld();
    note.put("heldOn", YearForms.today().minusDays(3).toString());
    note.put("topic", "La préparation des entrevues");
    scene.mentors(instance, LOG_CHECK_IN, note);

    assertThat(instance)
        .hasPassed(RECORD_CHECK_IN, CHECK_IN_LOGGED_END, CHECK_IN_CLOSED_END)
        .hasNotPassed(CHECK_IN_REMINDER_TIMER)
        .isNotWaitingAt(CHECK_IN);
    assertThat(theOnly())
        .returns(CheckInOutcome.HELD, CheckIn::outcome)
        .returns(YearForms.today().minusDays(3), CheckIn::heldOn)
        .returns(Channel.VIDEO, CheckIn::channel)
        .returns("La préparation des entrevues", CheckIn::topic)
        .returns(mentor, CheckIn::loggedBy)
        .returns(Scene.now(), CheckIn::loggedAt)
        .returns(true, CheckIn::isHeld);
    assertNothingLeft();
  }

  @Test
  void a_follow_up_that_was_not_held_is_noted_with_what_became_of_it() {
    opened(Frequency.MONTHLY);

    scene.mentors(instance, LOG_CHECK_IN, notHeld());

    assertThat(instance).hasPassed(CHECK_IN_LOGGED_END, CHECK_IN_CLOSED_END);
    assertThat(theOnly())
        .returns(CheckInOutcome.NOT_HELD, CheckIn::outcome)
        .returns("Reporté à la semaine prochaine", CheckIn::note)
        .returns(null, CheckIn::heldOn)
        .returns(null, CheckIn::channel)
        .returns(null, CheckIn::driftedAt)
        .returns(false, CheckIn::isHeld);
    assertNothingLeft();
  }

  @Test
  void the_mentor_is_reminded_after_48_hours_once_and_not_a_millisecond_before() {
    opened(Frequency.MONTHLY);

    scene.passes(instance, Duration.ofHours(48).minusMillis(1));
    assertThat(instance).hasNotPassed(CHECK_IN_REMINDER_TIMER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CHECK_IN_REMINDER_TIMER, REMIND_CHECK_IN, REMIND_CHECK_IN_DONE_END)
        .isWaitingAt(LOG_CHECK_IN)
        .isNotWaitingAt(CONFIRM_CHECK_IN);
    assertThat(told()).containsExactly(Told.OWNER);

    scene.passes(instance, Duration.ofDays(10));
    assertThat(told()).hasSize(1);
  }

  @Test
  void after_7_days_the_mentee_is_asked_too_and_the_mentor_may_still_note_it() {
    opened(Frequency.MONTHLY);

    scene.passes(instance, Duration.ofDays(7).minusMillis(1));
    assertThat(instance).hasNotPassed(CHECK_IN_ASK_MENTEE_TIMER);
    scene.passes(instance, Duration.ofMillis(1));
    assertThat(instance)
        .hasPassed(CHECK_IN_ASK_MENTEE_TIMER)
        .isWaitingAt(LOG_CHECK_IN, CONFIRM_CHECK_IN);
    assertThat(instance).task(CONFIRM_CHECK_IN).isAssignedTo(scene.mentee(instance));
    assertThat(instance).task(LOG_CHECK_IN).isAssignedTo(mentor);

    scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());

    assertThat(instance)
        .hasPassed(CHECK_IN_LOGGED_END, CHECK_IN_CLOSED_END)
        .hasNotPassed(RECORD_CHECK_IN_BY_MENTEE)
        .isNotWaitingAt(CONFIRM_CHECK_IN);
    assertThat(theOnly())
        .returns(CheckInOutcome.HELD, CheckIn::outcome)
        .returns(null, CheckIn::menteeHeld);
    assertNothingLeft();
  }

  @Test
  void the_mentee_is_given_until_the_follow_up_closes() {
    opened(Frequency.MONTHLY);
    Instant closes = Scene.now().plus(Duration.ofDays(14));

    scene.passes(instance, Duration.ofDays(7));

    assertThat(instance).task(CONFIRM_CHECK_IN).hasDueDate(Date.from(closes));
  }

  @Test
  void the_mentee_says_that_the_pair_was_in_touch_and_the_mentor_has_nothing_left_to_note() {
    opened(Frequency.MONTHLY);
    scene.passes(instance, Duration.ofDays(8));

    scene.mentees(instance, CONFIRM_CHECK_IN, YearForms.checkInToldByMentee());

    assertThat(instance)
        .hasPassed(RECORD_CHECK_IN_BY_MENTEE, CHECK_IN_CONFIRMED_END, CHECK_IN_CLOSED_END)
        .hasNotPassed(RECORD_CHECK_IN)
        .isNotWaitingAt(LOG_CHECK_IN);
    assertThat(theOnly())
        .returns(null, CheckIn::outcome)
        .returns(true, CheckIn::menteeHeld)
        .returns(YearForms.today(), CheckIn::menteeHeldOn)
        .returns(Scene.now(), CheckIn::menteeToldAt)
        .returns(true, CheckIn::isHeld);
    assertNothingLeft();
  }

  @Test
  void the_mentee_says_that_the_pair_was_not_in_touch() {
    opened(Frequency.MONTHLY);
    scene.passes(instance, Duration.ofDays(8));

    scene.mentees(instance, CONFIRM_CHECK_IN, Map.of("held", "no", "note", "Vacances"));

    assertThat(instance).hasPassed(CHECK_IN_CONFIRMED_END).isNotWaitingAt(CHECK_IN);
    assertThat(theOnly())
        .returns(false, CheckIn::menteeHeld)
        .returns(null, CheckIn::menteeHeldOn)
        .returns("Vacances", CheckIn::menteeNote)
        .returns(null, CheckIn::driftedAt)
        .returns(false, CheckIn::isHeld);
  }

  @Test
  void after_14_days_of_silence_it_closes_unlogged_and_the_drift_is_kept() {
    opened(Frequency.MONTHLY);
    Instant closes = Scene.now().plus(Duration.ofDays(14));

    scene.passesUntil(instance, closes.minusMillis(1));
    assertThat(instance)
        .hasNotPassed(CHECK_IN_LIMIT_TIMER)
        .isWaitingAt(LOG_CHECK_IN, CONFIRM_CHECK_IN);
    scene.passesUntil(instance, closes);
    assertThat(instance)
        .hasPassed(CHECK_IN_LIMIT_TIMER, RECORD_DRIFT, CHECK_IN_DRIFTED_END)
        .hasNotPassed(CHECK_IN_CLOSED_END)
        .isNotWaitingAt(CHECK_IN)
        .isNotWaitingAt(LOG_CHECK_IN)
        .isNotWaitingAt(CONFIRM_CHECK_IN);
    assertThat(theOnly())
        .returns(closes, CheckIn::driftedAt)
        .returns(null, CheckIn::outcome)
        .returns(false, CheckIn::isHeld);
    assertNothingLeft();

    scene.passesUntil(instance, due(Frequency.MONTHLY, 2));
    assertThat(instance).isWaitingAt(LOG_CHECK_IN);
  }

  @Test
  void a_pair_that_drifts_from_what_it_agreed_on_reads_so_where_it_notes_an_exchange() {
    inService(Frequency.MONTHLY);
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    scene.passesUntil(instance, due(Frequency.MONTHLY, 1));
    assertThat(drift(mentor, LOG_CHECK_IN)).isNull();

    scene.passes(instance, Duration.ofDays(8));
    for (String said :
        List.of(drift(mentor, LOG_CHECK_IN), drift(scene.mentee(instance), CONFIRM_CHECK_IN))) {
      assertThat(said)
          .contains("il y a " + DAYS.between(start, Scene.now()) + " jours", "Chaque mois");
    }

    scene.asks(mentor, instance, "mentor-change", YearForms.mentorChangeAsked());
    assertThat(drift(Scene.COORDINATOR, DECIDE_MENTOR_CHANGE, "coordinators"))
        .as("for the coordination too, where it decides about the pair")
        .contains("Chaque mois");

    scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());
    scene.passesUntil(instance, due(Frequency.MONTHLY, 2));
    assertThat(drift(mentor, LOG_CHECK_IN)).isNull();
  }

  private String drift(String account, String task, String... groups) {
    Object shown = scene.opens(account, List.of(groups), instance, task).get("drift");
    return shown == null ? null : shown.toString();
  }

  @Test
  void noting_late_breaks_no_promise() {
    opened(Frequency.MONTHLY);
    List<Promise> before = commitments.of(reference).stream().map(Commitment::promise).toList();

    scene.passes(instance, Duration.ofDays(14).minusMillis(1));
    scene.mentors(instance, LOG_CHECK_IN, YearForms.checkInHeld());

    assertThat(instance).hasPassed(CHECK_IN_LOGGED_END);
    assertThat(theOnly().driftedAt()).isNull();
    assertThat(commitments.of(reference))
        .extracting(Commitment::promise)
        .containsExactlyElementsOf(before);
    assertThat(commitments.of(reference))
        .extracting(Commitment::verdict)
        .doesNotContain(Verdict.LATE);
  }

  @Test
  void several_may_be_open_at_once_and_each_closes_for_itself() {
    inService(Frequency.WEEKLY);
    scene.passesUntil(instance, due(Frequency.WEEKLY, 2));
    List<Long> open = subjects(LOG_CHECK_IN);
    assertThat(open).hasSize(2).doesNotHaveDuplicates();
    long first = checkIns.of(reference).get(0).id();
    long second = checkIns.of(reference).get(1).id();
    assertThat(subjects(CONFIRM_CHECK_IN)).containsExactly(first);

    submits(mentor, Roles.MENTORS, LOG_CHECK_IN, second, YearForms.checkInHeld());
    assertThat(subjects(LOG_CHECK_IN)).containsExactly(first);
    assertThat(subjects(CONFIRM_CHECK_IN)).containsExactly(first);

    scene.passesUntil(instance, due(Frequency.WEEKLY, 3));
    long third = checkIns.of(reference).get(2).id();
    assertThat(subjects(LOG_CHECK_IN)).containsExactly(third);
    assertThat(subjects(CONFIRM_CHECK_IN)).isEmpty();
    assertThat(checkIns.of(reference))
        .extracting(CheckIn::isHeld, checkIn -> checkIn.driftedAt() != null)
        .containsExactly(tuple(false, true), tuple(true, false), tuple(false, false));
  }

  @Test
  void a_follow_up_that_is_open_when_the_service_ends_ends_with_it() {
    inService(Frequency.EVERY_TWO_WEEKS);

    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());

    assertThat(instance).isNotWaitingAt(LOG_CHECK_IN).isNotWaitingAt(CONFIRM_CHECK_IN);
    assertThat(checkIns.of(reference)).hasSize(26);
    assertNothingLeft();
  }

  @Test
  void a_bad_note_is_refused_and_the_follow_up_stays_open() {
    opened(Frequency.MONTHLY);
    String tomorrow = YearForms.today().plusDays(1).toString();

    for (String field : List.of("outcome", "heldOn", "channel")) {
      assertThat(refused(without(YearForms.checkInHeld(), field))).containsExactly(field);
    }
    assertThat(refused(with(YearForms.checkInHeld(), "outcome", "perhaps")))
        .containsExactly("outcome");
    assertThat(refused(with(YearForms.checkInHeld(), "heldOn", tomorrow)))
        .containsExactly("heldOn");
    assertThat(refused(with(YearForms.checkInHeld(), "heldOn", "mardi"))).containsExactly("heldOn");
    assertThat(refused(with(YearForms.checkInHeld(), "channel", "pigeon")))
        .containsExactly("channel");
    assertThat(refused(with(YearForms.checkInHeld(), "topic", "x".repeat(2001))))
        .containsExactly("topic");
    assertThat(refused(without(notHeld(), "note"))).containsExactly("note");
    assertThat(refused(with(notHeld(), "note", "x".repeat(2001)))).containsExactly("note");

    assertThat(instance).hasNotPassed(CHECK_IN_LOGGED_END).isWaitingAt(LOG_CHECK_IN);
    assertThat(theOnly()).returns(null, CheckIn::outcome).returns(null, CheckIn::loggedAt);
  }

  @Test
  void a_bad_word_of_the_mentee_is_refused_and_both_stay_asked() {
    opened(Frequency.MONTHLY);
    scene.passes(instance, Duration.ofDays(7));
    String tomorrow = YearForms.today().plusDays(1).toString();
    Map<String, Object> word = YearForms.checkInToldByMentee();

    for (String field : List.of("held", "heldOn")) {
      assertThat(refusedOfMentee(without(word, field))).containsExactly(field);
    }
    assertThat(refusedOfMentee(with(word, "held", "perhaps"))).containsExactly("held");
    assertThat(refusedOfMentee(with(word, "heldOn", tomorrow))).containsExactly("heldOn");
    assertThat(refusedOfMentee(with(word, "note", "x".repeat(2001)))).containsExactly("note");

    assertThat(instance)
        .hasNotPassed(CHECK_IN_CONFIRMED_END)
        .isWaitingAt(LOG_CHECK_IN, CONFIRM_CHECK_IN);
    assertThat(theOnly().menteeHeld()).isNull();
  }

  private void inService(Frequency frequency) {
    instance = scene.assignedTo(mentor);
    scene.mentors(mentor, instance, with(Scene.contacted(), "frequency", frequency.code()));
    reference = scene.reference(instance);
    start = Scene.now();
  }

  /** The first follow-up has just opened. */
  private void opened(Frequency frequency) {
    inService(frequency);
    scene.passesUntil(instance, due(frequency, 1));
  }

  private Instant due(Frequency frequency, int number) {
    return start.atZone(UTC).plus(frequency.interval().multipliedBy(number)).toInstant();
  }

  private static Map<String, Object> notHeld() {
    return new LinkedHashMap<>(
        Map.of("outcome", "notHeld", "note", "Reporté à la semaine prochaine"));
  }

  private CheckIn theOnly() {
    List<CheckIn> all = checkIns.of(reference);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<Told> told() {
    return nudges.of(reference, LOG_CHECK_IN, theOnly().id()).stream().map(Nudge::told).toList();
  }

  /** No timer of a follow-up but the one that brings the next. */
  private void assertNothingLeft() {
    for (String timer :
        List.of(CHECK_IN_REMINDER_TIMER, CHECK_IN_ASK_MENTEE_TIMER, CHECK_IN_LIMIT_TIMER)) {
      assertThat(
              engine
                  .getManagementService()
                  .createJobQuery()
                  .processInstanceId(instance.getId())
                  .activityId(timer)
                  .count())
          .as(timer)
          .isZero();
    }
  }

  private List<Long> subjects(String task) {
    return open(task).map(this::subject).toList();
  }

  private Stream<Task> open(String task) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(task)
        .list()
        .stream();
  }

  private Long subject(Task task) {
    return (Long) tasks.getVariable(task.getId(), MentorshipProcess.SUBJECT.name());
  }

  private void submits(
      String account, String group, String task, long checkIn, Map<String, Object> form) {
    Task found = open(task).filter(open -> subject(open) == checkIn).findFirst().orElseThrow();
    scene.submits(account, List.of(group), found.getId(), form);
    scene.runWhatIsDue(instance);
  }

  private List<String> refused(Map<String, Object> form) {
    return Scene.refused(() -> scene.mentors(instance, LOG_CHECK_IN, form));
  }

  private List<String> refusedOfMentee(Map<String, Object> form) {
    return Scene.refused(() -> scene.mentees(instance, CONFIRM_CHECK_IN, form));
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
