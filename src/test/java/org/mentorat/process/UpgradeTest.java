package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ASSIGN_MENTOR;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.EXTENDED_LIMIT;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MEETING_AWAITED;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING;
import static org.mentorat.process.MentorshipProcess.RECORD_REGISTRATION;
import static org.mentorat.process.MentorshipProcess.RELEASE_MENTOR;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Mentorships that were started under an earlier model go on in the newest, from every point they
 * may be at.
 */
// In a database of its own: an upgrade moves everybody, also those whom other tests left behind.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@MentoratTest
class UpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired Upgrade upgrade;
  @Autowired JdbcTemplate sql;
  private Scene scene;

  /** Those that the first version's code set. */
  private static final Set<String> V1_VARIABLES =
      Set.of(
          "matchingPriority",
          "assignmentReminderCycle",
          "assignmentLimitAt",
          "newSearchInterval",
          "mentorFound",
          "assignmentDecision",
          "waitingDecision",
          "mentorAssigned",
          "mentor",
          "firstContactReminderAt",
          "firstContactLimitAt",
          "contactMade",
          "decisionReminderCycle",
          "decisionLimitAt",
          "lateDecision",
          "extendedLimitAt");

  @BeforeEach
  void the_first_model_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.FIRST);
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void who_waits_for_a_mentor_goes_on_waiting() throws Exception {
    ProcessInstance instance = scene.register();
    upgraded(instance, RESOLVE_WAITING);

    String mentor = scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT);
  }

  @Test
  void an_assignment_to_confirm_is_confirmed() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    upgraded(instance, CONFIRM_ASSIGNMENT);

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT);
  }

  @Test
  void a_first_contact_is_made_and_the_accompaniment_begins() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofHours(50));
    upgraded(instance, MAKE_FIRST_CONTACT);

    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
  }

  @Test
  void a_late_first_contact_is_decided() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));
    upgraded(instance, DECIDE_LATE_FIRST_CONTACT);

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.reassigned());
    assertThat(instance).isWaitingAt(RESOLVE_WAITING);
  }

  @Test
  void an_extension_ends_when_it_was_granted_to() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));
    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(Duration.ofHours(24)));
    upgraded(instance, EXTENDED_LIMIT);

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(DECIDE_LATE_FIRST_CONTACT);
  }

  @Test
  void a_registration_that_was_just_recorded_is_matched() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.start(scene.registration());
    upgraded(instance, RECORD_REGISTRATION);

    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT);
  }

  @Test
  void an_assignment_that_was_just_made_reaches_the_mentor() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    submitsOnly(
        Scene.COORDINATOR, "coordinators", instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    upgraded(instance, ASSIGN_MENTOR);

    scene.runWhatIsDue(instance);
    assertThat(instance).task(MAKE_FIRST_CONTACT).isAssignedTo(mentor);
  }

  @Test
  void a_decline_that_was_just_recorded_goes_back_to_matching() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    submitsOnly(mentor, "mentors", instance, MAKE_FIRST_CONTACT, Scene.declined());
    upgraded(instance, RELEASE_MENTOR);

    scene.runWhatIsDue(instance);
    assertThat(instance).isWaitingAt(RESOLVE_WAITING);
  }

  @Test
  void a_service_that_the_first_version_was_just_opening_has_its_year() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    submitsOnly(mentor, "mentors", instance, MAKE_FIRST_CONTACT, Scene.contacted());
    // The first version's code set nothing of this.
    engine
        .getRuntimeService()
        .removeVariables(
            instance.getId(),
            engine.getRuntimeService().getVariables(instance.getId()).keySet().stream()
                .filter(name -> !V1_VARIABLES.contains(name))
                .toList());
    upgraded(instance, RECORD_FIRST_CONTACT);

    scene.runWhatIsDue(instance);
    assertThat(instance)
        .isWaitingAt(CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, RECORD_FIRST_MEETING, SERVICE_END);
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(CLOSURE);
    scene.passes(instance, Duration.ofDays(14));
    assertThat(instance).isEnded();
  }

  @Test
  void one_that_cannot_be_moved_keeps_no_other_behind() throws Exception {
    ProcessInstance stuck = scene.register();
    ProcessInstance other = scene.register();
    // Nothing in the newest model is where this one waits.
    sql.update(
        "update act_ru_execution set act_id_ = 'userTask_ofNoModel', act_inst_id_ = act_inst_id_"
            + " where proc_inst_id_ = ? and act_id_ = ?",
        stuck.getId(),
        RESOLVE_WAITING);

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();

    assertThat(scene.current(other).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(scene.current(stuck).getProcessDefinitionId()).isNotEqualTo(scene.definition());
    engine.getRuntimeService().deleteProcessInstance(stuck.getId(), "test");
  }

  @Test
  void a_service_that_was_open_when_the_model_ended_there_goes_on() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(instance).isEnded();

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    upgrade.afterSingletonsInstantiated();

    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .list())
        .singleElement()
        .satisfies(
            resumed -> {
              assertThat(resumed).isWaitingAt(ACCOMPANIMENT);
              scene.passesUntil(resumed, scene.mentorship(resumed).serviceEndsAt());
              scene.passes(resumed, Duration.ofDays(14));
              assertThat(resumed).isEnded();
            });
  }

  @Test
  void a_service_of_the_second_model_plans_and_cancels_meetings_in_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_THE_YEAR);
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    upgraded(instance, ACCOMPANIMENT);

    Instant begins = Scene.now().plus(Duration.ofDays(3));
    long meeting = scene.asks(mentor, instance, "meeting", YearForms.meeting(begins));
    assertThat(instance).isWaitingAt(MEETING_AWAITED);
    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(meeting));
    assertThat(instance).isWaitingAt(RESCHEDULE_MEETING);
    scene.mentors(instance, RESCHEDULE_MEETING, YearForms.meeting(begins));
    scene.passesUntil(instance, begins.plus(Duration.ofHours(1)));
    assertThat(instance).isWaitingAt(RECORD_MEETING);
  }

  @Test
  void meetings_that_are_awaited_or_planned_anew_go_on_in_the_next_model() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    Instant begins = Scene.now().plus(Duration.ofDays(3));
    long cancelled = scene.asks(mentor, instance, "meeting", YearForms.meeting(begins));
    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(cancelled));
    scene.passes(instance, Duration.ofHours(1));
    upgraded(instance, RESCHEDULE_MEETING);

    long planned =
        scene.asks(scene.mentee(instance), instance, "meeting", YearForms.meeting(begins));
    assertThat(instance).isNotWaitingAt(RESCHEDULE_MEETING);
    upgraded(instance, MEETING_AWAITED);

    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(planned));
    assertThat(instance).isNotWaitingAt(MEETING_AWAITED).isWaitingAt(RESCHEDULE_MEETING);
    scene.mentors(instance, RESCHEDULE_MEETING, YearForms.meeting(begins));
    upgraded(instance, MEETING_AWAITED);
    scene.passesUntil(instance, begins.plus(Duration.ofHours(1)));
    upgraded(instance, RECORD_MEETING);
    scene.mentors(instance, RECORD_MEETING, YearForms.meetingHeld());
    assertThat(instance).isNotWaitingAt(RECORD_MEETING);
  }

  private void submitsOnly(
      String account,
      String group,
      ProcessInstance instance,
      String task,
      Map<String, Object> form) {
    scene.submits(account, List.of(group), scene.task(instance, task).getId(), form);
  }

  private void upgraded(ProcessInstance instance, String waitsAt) throws Exception {
    Map<String, java.util.Date> timers = timers(instance);
    Map<String, String> owners = owners(instance);
    Models.deploy(engine, Models.OF_TODAY);

    upgrade.afterSingletonsInstantiated();

    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(instance).isWaitingAt(waitsAt);
    // What is new beside them begins to count now.
    assertThat(timers(instance)).containsAllEntriesOf(timers);
    assertThat(owners(instance)).isEqualTo(owners);
  }

  private Map<String, java.util.Date> timers(ProcessInstance instance) {
    return management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
        .collect(
            Collectors.toMap(
                job ->
                    management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId(),
                job -> job.getDuedate()));
  }

  private Map<String, String> owners(ProcessInstance instance) {
    return tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
        .collect(
            Collectors.toMap(
                Task::getTaskDefinitionKey, task -> String.valueOf(task.getAssignee())));
  }
}
