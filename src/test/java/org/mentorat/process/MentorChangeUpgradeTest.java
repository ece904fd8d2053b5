package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ALLOW_EARLIER_EXCHANGES;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONTACT_NEW_MENTEE;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.MENTOR_CHANGE_REQUESTED;
import static org.mentorat.process.MentorshipProcess.MENTOR_REASSIGNED;
import static org.mentorat.process.MentorshipProcess.MENTOR_SETTLED_IN_END;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A pair whose year began before mentors could be changed has another mentor after the upgrade. */
@MentoratTest
class MentorChangeUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
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
  void a_running_service_gets_the_event_and_another_mentor() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    assertThat(subscriptions(instance, MENTOR_CHANGE_REQUESTED)).isZero();

    upgrade();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(subscriptions(instance, MENTOR_CHANGE_REQUESTED)).isEqualTo(1);

    String next = scene.mentor(1);
    scene.asks(scene.mentee(instance), instance, "mentor-change", YearForms.mentorChangeAsked());
    scene.coordinates(instance, DECIDE_MENTOR_CHANGE, YearForms.mentorChanged(next));
    assertThat(instance).task(RECORD_FIRST_MEETING).isAssignedTo(next);
    scene.mentors(instance, CONTACT_NEW_MENTEE, YearForms.newMenteeContacted());
    scene.mentees(instance, ALLOW_EARLIER_EXCHANGES, YearForms.earlierRefused());
    assertThat(instance).hasPassed(MENTOR_SETTLED_IN_END);
  }

  @Test
  void whoever_waits_for_the_first_contact_is_reassigned() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    assertThat(subscriptions(instance, MENTOR_REASSIGNED)).isZero();

    upgrade();
    assertThat(subscriptions(instance, MENTOR_REASSIGNED)).isEqualTo(1);

    scene.mentor(1);
    scene.asks(
        scene.account("coordinators"), instance, "mentor-change", YearForms.mentorChangeDecided());
    assertThat(instance).isWaitingAt(CONFIRM_ASSIGNMENT);
  }

  private void upgrade() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
  }

  private long subscriptions(ProcessInstance instance, MentorshipProcess.Message message) {
    return engine
        .getRuntimeService()
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(message.name())
        .count();
  }
}
