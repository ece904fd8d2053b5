package org.mentorat.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.EXTENDED_LIMIT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_REMINDER;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MATCHING;
import static org.mentorat.process.MentorshipProcess.MENTOR_AVAILABLE_EVENT;
import static org.mentorat.process.MentorshipProcess.NEW_SEARCH;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.JourneyTest;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Verdict;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.BelowLoad;
import org.mentorat.people.MentorPlaces;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From registration to first contact, straight or by detours; the job executor does its part. */
@JourneyTest
class FirstContactJourneyTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired MentorshipRegister mentorships;
  @Autowired Commitments commitments;
  @Autowired MentorPlaces places;
  @Autowired JdbcClient database;
  private Scene scene;

  @BeforeEach
  void scene() {
    init(engine);
    scene = Scene.live(spring);
  }

  @AfterEach
  void what_must_always_hold() {
    new Invariants(spring).hold();
  }

  @Test
  void from_registration_to_first_contact() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    String reference = scene.reference(instance);
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);

    scene.passes(instance, Duration.ofHours(6));
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);

    scene.opens(mentor, List.of("mentors"), instance, MAKE_FIRST_CONTACT);
    scene.passes(instance, Duration.ofHours(20));
    Instant contact = Scene.now();
    scene.passes(instance, Duration.ofHours(2));
    Map<String, Object> form = Scene.contacted();
    form.put("contactedAt", contact.toString());
    scene.mentors(mentor, instance, form);

    assertThat(instance).hasPassed(RECORD_FIRST_CONTACT).isWaitingAt(ACCOMPANIMENT);
    assertThat(mentorships.mentorship(reference).serviceStartsAt()).isEqualTo(contact);
    assertThat(mentorships.mentorship(reference).isOpen()).isTrue();
    Assignment assignment = mentorships.current(reference).orElseThrow();
    assertThat(assignment.openedAt()).isAfterOrEqualTo(assignment.receivedAt());
    assertThat(verdicts(reference))
        .containsExactly(Verdict.KEPT, Verdict.KEPT_UNCONFIRMED, Verdict.OPEN);
    Commitment promise = commitments.of(reference).get(1);
    assertThat(promise.declaredAt()).isEqualTo(contact);
    assertThat(Duration.between(promise.declaredAt(), promise.stoppedAt()))
        .isBetween(Duration.ofHours(2), Duration.ofHours(3));
    assertThat(waited(reference)).isBetween(Duration.ofHours(26), Duration.ofHours(27));
  }

  @Test
  void the_silent_mentor() {
    String silent = scene.mentor(1);
    String second = scene.mentorElsewhere(1);
    ProcessInstance instance = scene.assignedTo(silent);
    String reference = scene.reference(instance);

    scene.passes(instance, Duration.ofHours(48).minusMinutes(5));
    assertThat(instance).hasNotPassed(FIRST_CONTACT_REMINDER);
    scene.passes(instance, Duration.ofMinutes(5));
    assertThat(instance).hasPassed(FIRST_CONTACT_REMINDER);

    scene.passes(instance, Duration.ofHours(24).minusMinutes(5));
    assertThat(instance).isWaitingAtExactly(FIRST_CONTACT, MAKE_FIRST_CONTACT);
    scene.passes(instance, Duration.ofMinutes(5));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(Duration.ofHours(24)));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, EXTENDED_LIMIT);
    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT, DECIDE_LATE_FIRST_CONTACT);

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.reassigned());
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(second));
    assertThat(instance).task(MAKE_FIRST_CONTACT).isAssignedTo(second);
    scene.passes(instance, Duration.ofHours(5));
    scene.mentors(second, instance, Scene.contacted());

    assertThat(instance).hasPassed(RECORD_FIRST_CONTACT).isWaitingAt(ACCOMPANIMENT);
    assertThat(verdicts(reference))
        .containsExactly(
            Verdict.KEPT, Verdict.LATE, Verdict.KEPT, Verdict.KEPT_UNCONFIRMED, Verdict.OPEN);
    assertThat(mentorships.assignments(reference))
        .extracting(assignment -> assignment.mentor().account(), Assignment::end)
        .containsExactly(tuple(silent, AssignmentEnd.REASSIGNED_LATE), tuple(second, null));
    assertThat(
            database
                .sql("select reasons from broken_promise where reference = ?")
                .param(reference)
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("Le mentor revient de congé demain", "Sans nouvelles du mentor");
    assertThat(waited(reference)).isBetween(Duration.ofHours(101), Duration.ofHours(102));
  }

  @Test
  void declined_twice_and_then_accepted() {
    String first = scene.mentor(1);
    String second = scene.mentorElsewhere(1);
    ProcessInstance instance = scene.assignedTo(first);
    String reference = scene.reference(instance);

    scene.mentors(first, instance, Scene.declined());
    assertThat(instance).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(second));
    scene.mentors(second, instance, Scene.declined());
    assertThat(instance).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);

    String third = scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(third));
    scene.mentors(third, instance, Scene.contacted());

    assertThat(instance).hasPassed(RECORD_FIRST_CONTACT).isWaitingAt(ACCOMPANIMENT);
    assertThat(mentorships.assignments(reference))
        .extracting(Assignment::end)
        .containsExactly(AssignmentEnd.DECLINED, AssignmentEnd.DECLINED, null);
    assertThat(verdicts(reference))
        .containsExactly(
            Verdict.KEPT,
            Verdict.CANCELLED,
            Verdict.KEPT,
            Verdict.CANCELLED,
            Verdict.KEPT,
            Verdict.KEPT_UNCONFIRMED,
            Verdict.OPEN);
  }

  @Test
  void nobody_is_free_until_another_mentee_s_mentor_declines() {
    String mentor = scene.mentor(1);
    ProcessInstance declined = scene.assignedTo(mentor);
    ProcessInstance waiting = scene.register();
    assertThat(waiting).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    scene.passes(waiting, Duration.ofHours(3));

    scene.mentors(mentor, declined, Scene.declined());

    assertThat(waiting)
        .hasPassed(MENTOR_AVAILABLE_EVENT)
        .hasNotPassed(NEW_SEARCH)
        .isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    assertThat(declined).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);
    scene.coordinates(waiting, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.mentors(mentor, waiting, Scene.contacted());
    assertThat(waiting).isWaitingAt(ACCOMPANIMENT);
    scene.coordinates(declined, RESOLVE_WAITING, Scene.referred());
    assertThat(declined).isEnded();
  }

  @Test
  void nobody_is_free_until_a_mentor_takes_one_more() throws BelowLoad {
    String mentor = scene.mentor(1);
    ProcessInstance accompanied = scene.assignedTo(mentor);
    ProcessInstance waiting = scene.register();
    scene.passes(waiting, Duration.ofDays(1).plusHours(1));
    assertThat(waiting).hasPassed(NEW_SEARCH).isWaitingAtExactly(MATCHING, RESOLVE_WAITING);

    places.changeCapacity(mentor, 2);
    scene.runWhatIsDue(waiting);

    assertThat(waiting).isWaitingAtExactly(MATCHING, CONFIRM_ASSIGNMENT);
    scene.coordinates(waiting, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    scene.mentors(mentor, waiting, Scene.contacted());
    scene.mentors(mentor, accompanied, Scene.contacted());
    assertThat(waiting).isWaitingAt(ACCOMPANIMENT);
    assertThat(accompanied).isWaitingAt(ACCOMPANIMENT);
  }

  private List<Verdict> verdicts(String reference) {
    return commitments.of(reference).stream().map(Commitment::verdict).toList();
  }

  private Duration waited(String reference) {
    return Duration.ofSeconds(
        database
            .sql("select extract(epoch from waited)::bigint from mentee_wait where reference = ?")
            .param(reference)
            .query(Long.class)
            .single());
  }
}
