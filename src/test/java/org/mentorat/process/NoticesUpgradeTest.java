package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Mentorships that began before anybody was told anything tell whom they should after the upgrade,
 * and none of them stumbles over what it never knew.
 */
@MentoratTest
class NoticesUpgradeTest {

  /** What only the model of today reads, and its code sets. */
  private static final List<String> SINCE_NOTICES =
      List.of(
          "answeredBy",
          "answeredInTime",
          "formerMentor",
          "mentorChangeAsker",
          "trainingAsker",
          "waitingAnnounced");

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired Upgrade upgrade;
  @Autowired MentorshipProcess process;
  private Scene scene;
  private String mentor;

  @BeforeEach
  void the_model_before() throws Exception {
    init(engine);
    Models.deploy(engine, Models.BEFORE_MAIL);
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void whoever_waits_for_a_mentor_has_news_each_week_and_hears_of_the_mentor() throws Exception {
    ProcessInstance instance = scene.register();
    assertThat(scene.told(instance)).isEmpty();
    forgets(instance, MENTEE.name());
    upgrades(instance);
    String mentee = scene.mentee(instance);

    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance).hasPassed(NEW_SEARCH, TELL_STILL_WAITING).isWaitingAt(RESOLVE_WAITING);
    assertThat(scene.told(instance))
        .filteredOn(told -> told.endsWith(mentee))
        .containsExactly("still-waiting " + mentee);

    mentor = scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(scene.told(instance))
        .contains("mentor-assigned " + mentee, "make-first-contact " + mentor);
  }

  @Test
  void a_registration_that_was_just_recorded_is_acknowledged() throws Exception {
    ProcessInstance instance = scene.start(scene.registration());
    forgets(instance, MENTEE.name());
    upgrades(instance);

    scene.runWhatIsDue(instance);
    String mentee = scene.mentee(instance);
    assertThat(scene.told(instance))
        .contains("registration-received " + mentee, "waiting-for-mentor " + mentee);
  }

  @Test
  void a_late_first_contact_that_is_decided_leads_to_a_new_search() throws Exception {
    mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofHours(72));
    forgets(instance, MENTEE.name());
    upgrades(instance);

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.reassigned());
    assertThat(instance).isWaitingAt(RESOLVE_WAITING);
    assertThat(scene.told(instance)).contains("mentor-search-again " + scene.mentee(instance));
  }

  @Test
  void a_mentor_who_has_just_declined_or_made_contact_is_told_of_on_the_way() throws Exception {
    mentor = scene.mentor(2);
    ProcessInstance declined = scene.assignedTo(mentor);
    submitsOnly(declined, MAKE_FIRST_CONTACT, Scene.declined());
    ProcessInstance contacted = scene.assignedTo(mentor);
    submitsOnly(contacted, MAKE_FIRST_CONTACT, Scene.contacted());
    forgets(declined, MENTEE.name());
    upgrades(declined);
    upgrades(contacted);

    scene.runWhatIsDue(declined);
    scene.runWhatIsDue(contacted);
    assertThat(scene.told(declined)).contains("mentor-search-again " + scene.mentee(declined));
    assertThat(scene.told(contacted))
        .contains("service-opened " + scene.mentee(contacted), "service-opened " + mentor);
  }

  @Test
  void what_was_asked_before_is_read_answered_and_decided() throws Exception {
    ProcessInstance instance = inService();
    String mentee = scene.mentee(instance);
    long request = scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.asks(mentor, instance, "training-request", YearForms.training());
    scene.asks(mentee, instance, "mentor-change", YearForms.mentorChangeAsked());
    scene.asks(mentee, instance, "early-end", YearForms.earlyEnd());
    long meeting =
        scene.asks(
            mentee, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(1))));
    scene.passes(instance, Duration.ofHours(1));
    upgrades(instance);

    assertThat(process.requestRead(scene.reference(instance), request)).isTrue();
    scene.runWhatIsDue(instance);
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    scene.coordinates(instance, REVIEW_TRAINING_REQUEST, YearForms.trainingPlanned());
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorKept());
    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(meeting));
    scene.mentors(instance, AGREE_EARLY_END, YearForms.earlyEndAgreed());

    assertThat(scene.told(instance))
        .contains(
            "request-read " + mentee,
            "thanks-in-time " + mentor,
            "confirm-answer " + mentee,
            "training-reviewed " + mentor,
            "mentor-kept " + mentee,
            "meeting-cancelled " + mentee,
            "reschedule-meeting " + mentor,
            "early-end-scheduled " + mentor);
  }

  @Test
  void a_late_request_is_taken_in_hand_and_another_mentor_takes_over() throws Exception {
    ProcessInstance instance = inService();
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "help-request", YearForms.help());
    scene.asks(mentee, instance, "mentor-change", YearForms.mentorChangeAsked());
    scene.passes(instance, Duration.ofHours(49));
    upgrades(instance);

    scene.coordinates(instance, UNBLOCK_REQUEST, YearForms.requestHandled());
    String next = scene.mentor(1);
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
    assertThat(scene.told(instance))
        .contains(
            "request-taken-over " + mentee,
            "mentor-changed " + mentee,
            "mentorship-handed-over " + mentor,
            "contact-new-mentee " + next);
  }

  @Test
  void a_request_from_before_anybody_but_the_mentor_answered_is_answered() throws Exception {
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    ProcessInstance instance = inService();
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(instance.getId())
        .variableName(ANSWERER.name())
        .list()
        .forEach(known -> runtime.removeVariableLocal(known.getExecutionId(), ANSWERER.name()));
    upgrades(instance);

    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(scene.told(instance)).contains("thanks-in-time " + mentor);
  }

  @Test
  void who_withdraws_just_then_is_forgotten_and_the_mentor_knows() throws Exception {
    ProcessInstance instance = inService();
    scene.asksOnly(
        scene.mentee(instance),
        instance,
        "withdrawal",
        YearForms.withdrawal(scene.reference(instance)));
    upgrades(instance);

    scene.runWhatIsDue(instance);
    assertThat(instance).hasPassed(TELL_WITHDRAWAL, WITHDRAWAL_DONE_END).isEnded();
    assertThat(scene.told(instance)).containsExactly("withdrawal-received " + mentor);
  }

  @Test
  void a_service_that_was_open_ends_with_thanks_to_both() throws Exception {
    ProcessInstance instance = inService();
    upgrades(instance);

    Instant end = scene.mentorship(instance).serviceEndsAt();
    scene.passesUntil(instance, end);
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();
    assertThat(scene.told(instance))
        .contains(
            "log-check-in " + mentor,
            "mid-term-mentee " + scene.mentee(instance),
            "prepare-ending " + mentor,
            "evaluate-as-mentee " + scene.mentee(instance),
            "mentorship-closed " + scene.mentee(instance),
            "mentorship-closed " + mentor);
  }

  private ProcessInstance inService() {
    mentor = scene.mentor(1);
    return scene.inService(mentor);
  }

  private void submitsOnly(ProcessInstance instance, String task, Map<String, Object> form) {
    scene.submits(mentor, List.of(Roles.MENTORS), scene.task(instance, task).getId(), form);
  }

  // The code of today knows what the code of then did not.
  private void forgets(ProcessInstance instance, String... more) {
    runtime.removeVariables(instance.getId(), SINCE_NOTICES);
    runtime.removeVariables(instance.getId(), List.of(more));
  }

  private void upgrades(ProcessInstance instance) throws Exception {
    runtime.removeVariables(instance.getId(), SINCE_NOTICES);
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
  }
}
