package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ANSWER_LIMIT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REMINDER;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CHARTER_BREACH_REPORTED;
import static org.mentorat.process.MentorshipProcess.MEETING_PLANNED;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A mentorship that stands still survives the start-up of a newer model, and goes on in that one.
 */
@MentoratTest
class SuspensionUpgradeTest {

  private static final String ADDED =
      """
      <bpmn:boundaryEvent id="timer_added" name="Ajout" cancelActivity="false"
          attachedToRef="userTask_confirmFirstContact">
        <bpmn:timerEventDefinition id="timerDefinition_added">
          <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration>
        </bpmn:timerEventDefinition>
      </bpmn:boundaryEvent>
      """;

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired Upgrade upgrade;
  private Scene scene;

  @BeforeEach
  void the_model_of_the_year_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_YEAR);
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void it_stands_still_through_the_upgrade_and_goes_on_afterwards() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    Instant asked = Scene.now();
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofHours(10));
    scene.asks(mentor, instance, "suspension", YearForms.suspension(30));
    Instant suspended = Scene.now();
    long timers = management.createJobQuery().processInstanceId(instance.getId()).count();
    ProcessInstance suspension =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(scene.reference(instance))
            .singleResult();
    scene.passes(suspension, Duration.ofDays(5));

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();

    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(scene.current(instance).isSuspended()).isTrue();
    assertThat(management.createJobQuery().processInstanceId(instance.getId()).count())
        .isEqualTo(timers);
    assertThat(management.createJobQuery().processInstanceId(instance.getId()).active().count())
        .isZero();
    assertThat(tasks.createTaskQuery().processInstanceId(instance.getId()).active().count())
        .isZero();
    assertThat(runtime.createExecutionQuery().processInstanceId(instance.getId()).active().count())
        .isZero();
    for (MentorshipProcess.Message added :
        new MentorshipProcess.Message[] {CHARTER_BREACH_REPORTED, MEETING_PLANNED}) {
      assertThat(
              runtime
                  .createEventSubscriptionQuery()
                  .processInstanceId(instance.getId())
                  .eventName(added.name())
                  .count())
          .isEqualTo(1);
    }

    scene.asks(mentor, instance, "resumption", YearForms.resumed());
    scene.runWhatIsDue(suspension);
    Duration pause = Duration.between(suspended, Scene.now());
    assertThat(scene.current(instance).isSuspended()).isFalse();
    assertThat(management.createJobQuery().processInstanceId(instance.getId()).suspended().count())
        .isZero();
    assertThat(instance)
        .task(ANSWER_REQUEST)
        .hasDueDate(Date.from(asked.plus(Duration.ofHours(48)).plus(pause)));
    scene.passesUntil(instance, asked.plus(Duration.ofHours(48)).plus(pause).minusMillis(1));
    assertThat(instance).hasPassed(ANSWER_REMINDER).hasNotPassed(ANSWER_LIMIT);
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    scene.asks(
        mentor, instance, "meeting", YearForms.meeting(Scene.now().plus(Duration.ofDays(3))));
  }

  @Test
  void a_timer_that_the_newer_model_adds_stands_still_too() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    ProcessInstance instance = scene.inService(scene.mentor(1));
    String mentee = scene.mentee(instance);
    scene.asks(mentee, instance, "suspension", YearForms.suspension(30));
    String today = Models.text(Models.OF_TODAY);
    String before = "<bpmn:boundaryEvent id=\"timer_confirmFirstContactReminder\"";
    Models.deployText(engine, today.replace(before, ADDED + before));

    upgrade.afterSingletonsInstantiated();

    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(
            management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId("timer_added")
                .list())
        .singleElement()
        .satisfies(added -> assertThat(added.isSuspended()).isTrue());

    // The timer leaves with its task, and the next model takes the mentorship over.
    scene.asks(mentee, instance, "resumption", YearForms.resumed());
    scene.runWhatIsDue(
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(SuspensionProcess.KEY)
            .processInstanceBusinessKey(scene.reference(instance))
            .singleResult());
    scene.mentees(instance, MentorshipProcess.CONFIRM_FIRST_CONTACT, YearForms.contactConfirmed());
  }
}
