package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ALERT_PROJECT_LEAD;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DECISION_REMINDED;
import static org.mentorat.process.MentorshipProcess.EXTENDED_LIMIT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_LIMIT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.LATE_DECISION_LIMIT;
import static org.mentorat.process.MentorshipProcess.LATE_DECISION_REMINDER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.MENTOR_AVAILABLE_EVENT;
import static org.mentorat.process.MentorshipProcess.MENTOR_REMINDED;
import static org.mentorat.process.MentorshipProcess.MENTOR_REPLACED;
import static org.mentorat.process.MentorshipProcess.MENTOR_REPLIED;
import static org.mentorat.process.MentorshipProcess.PROJECT_LEAD_ALERTED;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RECORD_LATE_DECISION;
import static org.mentorat.process.MentorshipProcess.RECORD_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RECORD_MENTOR_REPLY;
import static org.mentorat.process.MentorshipProcess.RECORD_RECEIPT;
import static org.mentorat.process.MentorshipProcess.RELEASE_MENTOR;
import static org.mentorat.process.MentorshipProcess.REMIND_DECISION;
import static org.mentorat.process.MentorshipProcess.REMIND_MENTOR;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.TELL_FIRST_CONTACT_LATE;
import static org.mentorat.process.MentorshipProcess.TELL_LATE_DECISION;
import static org.mentorat.process.MentorshipProcess.TELL_MENTOR_SEARCH_AGAIN;
import static org.mentorat.process.MentorshipProcess.TELL_SERVICE_OPENED;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.journeys.Scene;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every path through the first contact: in time, reminded, late, extended, reassigned, declined.
 */
@MentoratTest
class FirstContactPathTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  private Scene scene;

  @BeforeEach
  void scene() {
    init(engine);
    scene = new Scene(spring);
  }

  @Test
  void a_first_contact_in_time_opens_the_service_for_a_year() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT).task().isAssignedTo(mentor);

    scene.passes(instance, Duration.ofHours(20));
    Instant contact = Scene.now();
    String reference = scene.reference(instance);
    scene.mentors(mentor, instance, Scene.contacted());

    assertThat(instance)
        .hasPassed(RECORD_RECEIPT, RECORD_MENTOR_REPLY, MENTOR_REPLIED)
        .hasPassed(RECORD_FIRST_CONTACT, TELL_SERVICE_OPENED)
        .hasNotPassed(REMIND_MENTOR)
        .isWaitingAt(ACCOMPANIMENT);
    assertThat(scene.told(instance))
        .contains(
            "service-opened " + scene.mentee(instance), "service-opened " + scene.mentor(instance));
    Mentorship mentorship = spring.getBean(MentorshipRegister.class).mentorship(reference);
    assertThat(mentorship.serviceStartsAt()).isEqualTo(contact);
    assertThat(mentorship.serviceEndsAt())
        .isEqualTo(contact.atZone(ZoneId.of("America/Toronto")).plusYears(1).toInstant());
  }

  @Test
  void the_mentor_is_reminded_at_48_hours_and_not_a_minute_before() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));

    scene.passes(instance, Duration.ofHours(48).minusMinutes(1));
    assertThat(instance).hasNotPassed(FIRST_CONTACT_REMINDER);

    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(FIRST_CONTACT_REMINDER, REMIND_MENTOR, MENTOR_REMINDED)
        .isWaitingAt(MAKE_FIRST_CONTACT);
    assertThat(notes(instance, CommitmentNoteKind.REMINDER)).isEqualTo(1);
  }

  @Test
  void at_71_hours_59_nothing_at_72_hours_the_coordination_decides_once() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));

    scene.passes(instance, Duration.ofHours(72).minusMinutes(1));
    assertThat(instance)
        .hasNotPassed(FIRST_CONTACT_LIMIT)
        .isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.OPEN);

    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(FIRST_CONTACT_LIMIT, RECORD_LATE_FIRST_CONTACT, TELL_FIRST_CONTACT_LATE)
        .isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);
    assertThat(scene.told(instance)).contains("first-contact-late " + scene.mentee(instance));
    assertThat(instance).task(DECIDE_LATE_FIRST_CONTACT).hasCandidateGroup("coordinators");
    assertThat(scene.promise(instance, Promise.FIRST_CONTACT).verdict()).isEqualTo(Verdict.LATE);
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);

    scene.passes(instance, Duration.ofDays(10));
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
  }

  @Test
  void a_late_mentor_who_answers_after_all_closes_the_escalation_and_stays_late() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    scene.passes(instance, Duration.ofHours(73));

    scene.mentors(mentor, instance, Scene.contacted());

    assertThat(instance).hasPassed(RECORD_FIRST_CONTACT).isWaitingAt(ACCOMPANIMENT);
    Commitment promise = commitments().of(reference).get(1);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(Duration.between(promise.limitAt(), promise.stoppedAt()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void more_time_is_granted_beside_the_first_limit_and_asked_about_again_when_it_is_over() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    Instant limit = scene.promise(instance, Promise.FIRST_CONTACT).limitAt();
    scene.passes(instance, Duration.ofHours(72));

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(Duration.ofHours(24)));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, EXTENDED_LIMIT);

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);
    Commitment promise = scene.promise(instance, Promise.FIRST_CONTACT);
    assertThat(promise.limitAt()).isEqualTo(limit);
    assertThat(promise.verdict()).isEqualTo(Verdict.LATE);
    assertThat(notes(instance, CommitmentNoteKind.EXTENSION)).isEqualTo(1);
    assertThat(notes(instance, CommitmentNoteKind.ESCALATION)).isEqualTo(1);
  }

  @Test
  void a_late_mentorship_is_entrusted_to_another_mentor_and_never_to_the_same_again() {
    String silent = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(silent);
    scene.passes(instance, Duration.ofHours(72));

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.reassigned());

    assertThat(instance)
        .hasPassed(RECORD_LATE_DECISION, MENTOR_REPLACED, RELEASE_MENTOR)
        .isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    String other = scene.mentor(1);
    scene.runWhatIsDue(instance);
    assertThat(instance).hasPassed(MENTOR_AVAILABLE_EVENT).isWaitingAt(CONFIRM_ASSIGNMENT);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(other));
    assertThat(instance)
        .isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT)
        .task()
        .isAssignedTo(other);
  }

  @Test
  void a_mentor_declines_with_a_reason_and_the_promise_is_not_broken() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofHours(10));

    scene.mentors(mentor, instance, Scene.declined());

    assertThat(instance)
        .hasPassed(RELEASE_MENTOR, TELL_MENTOR_SEARCH_AGAIN)
        .isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    assertThat(scene.told(instance)).contains("mentor-search-again " + scene.mentee(instance));
    List<Commitment> promises = commitments().of(scene.reference(instance));
    assertThat(promises)
        .extracting(Commitment::promise)
        .containsExactly(Promise.ASSIGNMENT, Promise.FIRST_CONTACT, Promise.ASSIGNMENT);
    assertThat(promises)
        .extracting(Commitment::verdict)
        .containsExactly(Verdict.KEPT, Verdict.CANCELLED, Verdict.OPEN);
  }

  @Test
  void the_undecided_lateness_is_recalled_every_day_and_goes_to_the_project_s_lead_after_two() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));

    scene.passes(instance, Duration.ofHours(24).minusMinutes(1));
    assertThat(instance).hasNotPassed(LATE_DECISION_REMINDER);
    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance).hasPassed(LATE_DECISION_REMINDER, REMIND_DECISION, DECISION_REMINDED);
    assertThat(notes(instance, CommitmentNoteKind.DECISION_REMINDER)).isEqualTo(1);
    scene.passes(instance, Duration.ofHours(24).minusMinutes(1));
    assertThat(instance).hasNotPassed(LATE_DECISION_LIMIT);
    scene.passes(instance, Duration.ofMinutes(1));
    assertThat(instance)
        .hasPassed(
            LATE_DECISION_LIMIT, ALERT_PROJECT_LEAD, PROJECT_LEAD_ALERTED, TELL_LATE_DECISION);
    assertThat(notes(instance, CommitmentNoteKind.LEAD_ALERTED)).isEqualTo(1);
    assertThat(instance).task(DECIDE_LATE_FIRST_CONTACT).hasCandidateUser(Scene.COORDINATOR);
    scene.passes(instance, Duration.ofDays(3));
    assertThat(notes(instance, CommitmentNoteKind.DECISION_REMINDER)).isEqualTo(5);
    assertThat(notes(instance, CommitmentNoteKind.REMINDER)).isEqualTo(1);
    assertThat(notes(instance, CommitmentNoteKind.LEAD_ALERTED)).isEqualTo(1);
  }

  private long notes(ProcessInstance instance, CommitmentNoteKind kind) {
    return commitments().of(scene.reference(instance)).stream()
        .flatMap(commitment -> commitment.notes().stream())
        .filter(note -> note.kind() == kind)
        .count();
  }

  private Commitments commitments() {
    return spring.getBean(Commitments.class);
  }
}
