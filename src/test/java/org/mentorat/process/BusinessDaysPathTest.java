package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS_WAITING;
import static org.mentorat.process.MentorshipProcess.ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_LIMIT;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_REMINDER;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_DUE;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_BY;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_LIMIT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.LATE_DECISION_LIMIT;
import static org.mentorat.process.MentorshipProcess.LATE_DECISION_REMINDER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTOR_REMINDED;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AT;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * In a project that counts business days, the timers, the due dates, the ledger and the forms speak
 * of the same moment (X6, docs/adr/0006).
 */
@MentoratTest
class BusinessDaysPathTest {

  /** Good Friday is the 26th, Easter Monday the 29th. */
  private static final Instant EVE_OF_EASTER = quebec("2027-03-25T15:00");

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired Requests requests;
  @Autowired Nudges nudges;
  @Autowired Deadlines deadlines;
  @Autowired JdbcTemplate sql;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;

  @Test
  void a_first_contact_entrusted_on_the_eve_of_easter() {
    begins(EVE_OF_EASTER);
    instance = scene.assignedTo(mentor);
    Instant reminder = quebec("2027-03-31T15:00");
    Instant limit = quebec("2027-04-01T15:00");

    assertThat(due(FIRST_CONTACT_REMINDER)).isEqualTo(reminder);
    assertThat(due(FIRST_CONTACT_LIMIT)).isEqualTo(limit);
    assertThat(instance).task(MAKE_FIRST_CONTACT).hasDueDate(Date.from(limit));
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT))
        .returns(EVE_OF_EASTER, Commitment::startedAt)
        .returns(reminder, Commitment::targetAt)
        .returns(limit, Commitment::currentLimit);
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, MAKE_FIRST_CONTACT))
        .containsEntry("targetAt", words(reminder))
        .containsEntry("limitAt", words(limit));

    scene.passesUntil(instance, reminder.minusMillis(1));
    assertThat(instance).hasNotPassed(FIRST_CONTACT_REMINDER);
    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(instance).hasPassed(MENTOR_REMINDED).hasNotPassed(FIRST_CONTACT_LIMIT);
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.OPEN);
    scene.passesUntil(instance, limit);
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void the_coordination_decides_and_is_reminded_on_business_days() {
    begins(EVE_OF_EASTER);
    instance = scene.assignedTo(mentor);
    scene.passesUntil(instance, quebec("2027-04-01T15:00"));

    // From Thursday: Friday, and Monday after the week-end.
    assertThat(due(LATE_DECISION_REMINDER)).isEqualTo(quebec("2027-04-02T15:00"));
    assertThat(due(LATE_DECISION_LIMIT)).isEqualTo(quebec("2027-04-05T15:00"));
    assertThat(instance)
        .task(DECIDE_LATE_FIRST_CONTACT)
        .hasDueDate(Date.from(quebec("2027-04-05T15:00")));
    assertThat(
            scene.opens(
                Scene.COORDINATOR,
                List.of(Roles.COORDINATORS),
                instance,
                DECIDE_LATE_FIRST_CONTACT))
        .containsEntry("newLimit", quebec("2027-04-02T15:00").toString());

    scene.passesUntil(instance, quebec("2027-04-02T15:00"));
    assertThat(due(LATE_DECISION_REMINDER)).isEqualTo(quebec("2027-04-05T15:00"));
    scene.passesUntil(instance, quebec("2027-04-05T15:00"));
    assertThat(due(LATE_DECISION_REMINDER)).isEqualTo(quebec("2027-04-06T15:00"));
  }

  @Test
  void who_registers_on_christmas_eve_at_night_is_promised_a_mentor_in_five_business_days() {
    begins(quebec("2026-12-24T21:30"));
    instance = scene.register();

    // From Monday 28 December at opening, over the new year.
    Instant limit = quebec("2027-01-05T08:30");
    assertThat(due(ASSIGNMENT_REMINDER)).isEqualTo(quebec("2026-12-30T08:30"));
    assertThat(due(ASSIGNMENT_LIMIT)).isEqualTo(limit);
    assertThat(scene.promise(instance, Promise.ASSIGNMENT).limitAt()).isEqualTo(limit);
  }

  @Test
  void a_request_asked_on_the_eve_of_the_national_holiday() {
    inService(quebec("2027-06-23T10:00"));
    long request = asks();
    Instant reminder = quebec("2027-06-25T10:00");
    Instant limit = quebec("2027-06-28T10:00");

    assertThat(due(ANSWER_REMINDER)).isEqualTo(reminder);
    assertThat(due(ANSWER_LIMIT)).isEqualTo(limit);
    assertThat(instance).task(ANSWER_REQUEST).hasDueDate(Date.from(limit));
    assertThat(requests.promise(request))
        .returns(reminder, Commitment::targetAt)
        .returns(limit, Commitment::currentLimit);
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, ANSWER_REQUEST))
        .containsEntry("answerTarget", words(reminder))
        .containsEntry("answerLimit", words(limit));

    scene.passesUntil(instance, limit.minusMillis(1));
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.OPEN);
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());

    // Canada Day is a Thursday.
    Instant closes = quebec("2027-07-08T10:00").minusMillis(1);
    assertThat(due(CONFIRM_ANSWER_REMINDER)).isEqualTo(quebec("2027-07-02T10:00").minusMillis(1));
    assertThat(due(CONFIRM_ANSWER_LIMIT)).isEqualTo(closes);
    assertThat(instance).task(CONFIRM_ANSWER).hasDueDate(Date.from(closes));
    assertThat(
            scene.opens(scene.mentee(instance), List.of(Roles.MENTEES), instance, CONFIRM_ANSWER))
        .containsEntry("closesAt", words(closes));
  }

  @Test
  void the_day_until_which_an_answer_serves_a_client_stays_that_day() {
    inService(quebec("2027-06-23T10:00"));
    long request =
        scene.asks(
            scene.mentee(instance),
            instance,
            "help-request",
            YearForms.urgentHelp(LocalDate.of(2027, 6, 24)));

    Instant end = quebec("2027-06-25T00:00");
    assertThat(due(ANSWER_LIMIT)).isEqualTo(end);
    assertThat(requests.promise(request).limitAt()).isEqualTo(end);
    assertThat(instance).task(ANSWER_REQUEST).hasDueDate(Date.from(end));
  }

  @Test
  void the_coordination_is_told_of_terms_that_wait_when_they_are_due() {
    inService(quebec("2027-06-23T10:00"));
    Instant told = quebec("2027-07-15T10:00");

    assertThat(due(ACCEPT_TERMS_WAITING)).isEqualTo(quebec("2027-07-06T10:00"));
    assertThat(instance).task(ACCEPT_TERMS).hasDueDate(Date.from(told));
    assertThat(scene.opens(scene.mentee(instance), List.of(Roles.MENTEES), instance, ACCEPT_TERMS))
        .containsEntry("coordinationToldAt", words(told));

    scene.passesUntil(instance, told.minusMillis(1));
    assertThat(nudged()).containsExactly(Told.OWNER);
    assertThat(due(ACCEPT_TERMS_WAITING)).isEqualTo(told);
    scene.passesUntil(instance, told);
    assertThat(nudged()).containsExactly(Told.OWNER, Told.COORDINATION);
  }

  @Test
  void what_is_a_date_stays_of_the_calendar() {
    Instant contact = quebec("2026-12-10T10:00");
    inService(contact);

    Instant end = quebec("2027-12-10T10:00");
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(end);
    assertThat(due(SERVICE_END)).isEqualTo(end);
    assertThat(due(CHECK_IN_DUE)).isEqualTo(quebec("2026-12-24T10:00"));
    Instant halfway = contact.plus(Duration.between(contact, end).dividedBy(2));
    assertThat(date(MID_TERM_AT.name())).isEqualTo(halfway);

    // Sixteen business days to the limit of the closing; Christmas and the new year are Saturdays.
    assertThat(date(EVALUATION_BY.name()))
        .isEqualTo(deadlines.after(DeadlinesCount.BUSINESS, halfway, Duration.ofDays(14)));
    Instant limit = quebec("2028-01-03T10:00");
    assertThat(date(CLOSURE_LIMIT_AT.name())).isEqualTo(limit);
    assertThat(scene.promise(instance, Promise.SERVICE_PERIOD))
        .returns(end, Commitment::targetAt)
        .returns(limit, Commitment::limitAt);
  }

  @Test
  void after_a_pause_all_go_on_with_the_business_days_that_were_left() {
    inService(quebec("2026-12-07T10:00"));
    scene.passesUntil(instance, quebec("2026-12-08T14:00"));
    long request = asks();
    scene.passesUntil(instance, quebec("2026-12-09T10:00"));

    // Half a business day to the reminder, one and a half to the limit.
    suspends(10);
    Instant goesOn = quebec("2026-12-19T00:00");
    scene.passesUntil(suspension(), goesOn);

    Instant reminder = quebec("2026-12-21T12:30");
    Instant limit = quebec("2026-12-22T12:30");
    assertThat(due(ANSWER_REMINDER)).isEqualTo(reminder);
    assertThat(due(ANSWER_LIMIT)).isEqualTo(limit);
    assertThat(instance).task(ANSWER_REQUEST).hasDueDate(Date.from(limit));
    assertThat(requests.promise(request))
        .returns(quebec("2026-12-10T14:00"), Commitment::limitAt)
        .returns(limit, Commitment::currentLimit);
    assertThat(scene.opens(mentor, List.of(Roles.MENTORS), instance, ANSWER_REQUEST))
        .containsEntry("answerTarget", words(reminder))
        .containsEntry("answerLimit", words(limit));

    // Two days of the seven had passed, and of the three until the reminder.
    Instant closes = quebec("2026-12-29T08:30");
    assertThat(due(CONFIRM_FIRST_CONTACT_REMINDER)).isEqualTo(quebec("2026-12-22T08:30"));
    assertThat(due(CONFIRM_FIRST_CONTACT_LIMIT)).isEqualTo(closes);
    assertThat(instance).task(CONFIRM_FIRST_CONTACT).hasDueDate(Date.from(closes));
    assertThat(
            scene.opens(
                scene.mentee(instance), List.of(Roles.MENTEES), instance, CONFIRM_FIRST_CONTACT))
        .containsEntry("closesAt", words(closes));

    // The year and the closing that follows it.
    Duration pause = Duration.between(quebec("2026-12-09T10:00"), goesOn);
    Instant end = quebec("2027-12-07T10:00").plus(pause);
    assertThat(scene.mentorship(instance).serviceEndsAt()).isEqualTo(end);
    Instant closing = deadlines.after(DeadlinesCount.BUSINESS, end, Duration.ofDays(16));
    assertThat(date(CLOSURE_LIMIT_AT.name())).isEqualTo(closing);
    assertThat(scene.promise(instance, Promise.SERVICE_PERIOD).currentLimit()).isEqualTo(closing);
    assertThat(date(EVALUATION_BY.name()))
        .isEqualTo(
            deadlines.after(
                DeadlinesCount.BUSINESS, date(MID_TERM_AT.name()), Duration.ofDays(14)));
    // The agreed rhythm stood still for as long as the pair.
    assertThat(due(CHECK_IN_DUE)).isEqualTo(quebec("2026-12-21T10:00").plus(pause));

    scene.passesUntil(instance, limit);
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.LATE);
  }

  @Test
  void a_reminder_that_repeats_keeps_its_business_days_after_a_pause() {
    inService(quebec("2026-12-07T10:00"));
    suspends(11);
    scene.passesUntil(suspension(), quebec("2026-12-18T00:00"));

    // Seven business days were left, from Friday 18 December at opening; then seven more.
    assertThat(due(ACCEPT_TERMS_WAITING)).isEqualTo(quebec("2026-12-30T08:30"));
    scene.passesUntil(instance, quebec("2026-12-30T08:30"));
    assertThat(due(ACCEPT_TERMS_WAITING)).isEqualTo(quebec("2027-01-11T08:30"));
    assertThat(instance).task(ACCEPT_TERMS).hasDueDate(Date.from(quebec("2027-01-11T08:30")));
  }

  @Test
  void a_mentorship_is_counted_as_when_it_began() {
    TestTime.stopAt(EVE_OF_EASTER);
    scene = new Scene(spring);
    mentor = scene.mentor(2);
    ProcessInstance before = scene.register();
    scene.inBusinessDays();
    scene.coordinates(before, MentorshipProcess.CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    instance = scene.assignedTo(mentor);

    assertThat(scene.promise(before, Promise.FIRST_CONTACT).limitAt())
        .isEqualTo(EVE_OF_EASTER.plus(Duration.ofHours(72)));
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).limitAt())
        .isEqualTo(quebec("2027-04-01T15:00"));
    String reference = scene.reference(before);
    assertThatThrownBy(
            () ->
                sql.update(
                    "update mentorship set deadlines_count = 'BUSINESS' where reference = ?",
                    reference))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("counted as when it began");
  }

  private void begins(Instant now) {
    init(engine);
    TestTime.stopAt(now);
    scene = new Scene(spring).inBusinessDays();
    mentor = scene.mentor(1);
  }

  private void inService(Instant contact) {
    begins(contact);
    instance = scene.inService(mentor);
  }

  private long asks() {
    return scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
  }

  private void suspends(int days) {
    scene.asks(scene.mentee(instance), instance, "suspension", YearForms.suspension(days));
  }

  private ProcessInstance suspension() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(SuspensionProcess.KEY)
        .processInstanceBusinessKey(scene.reference(instance))
        .singleResult();
  }

  private Instant due(String timer) {
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(timer)
        .list()
        .stream()
        .map(Job::getDuedate)
        .map(Date::toInstant)
        .reduce((one, other) -> Instant.MIN)
        .orElseThrow();
  }

  private Instant date(String variable) {
    return ((Date) runtime.getVariable(instance.getId(), variable)).toInstant();
  }

  private List<Told> nudged() {
    return nudges.of(scene.reference(instance), ACCEPT_TERMS, null).stream()
        .map(Nudge::told)
        .toList();
  }

  private String words(Instant moment) {
    return spring.getBean(ReaderTime.class).dateTime(moment, Locale.CANADA_FRENCH);
  }

  private static Instant quebec(String local) {
    return LocalDateTime.parse(local).atZone(Directory.ZONE).toInstant();
  }
}
