package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.NEW_VERSION_VALID_END;
import static org.mentorat.process.MentorshipProcess.PLAN_REVISION_REQUESTED;
import static org.mentorat.process.MentorshipProcess.READ_REVISION;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import java.util.Map;
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

/** A pair whose year began before plans could be revised revises its plan after the upgrade. */
@MentoratTest
class PlanRevisionUpgradeTest {

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
  void a_running_service_gets_the_event_and_a_plan_is_asked_for() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    assertThat(subscriptions(instance)).isZero();

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(subscriptions(instance)).isEqualTo(1);

    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
    scene.asks(scene.mentee(instance), instance, "plan-revision", YearForms.planRevised());
    scene.mentors(
        instance, READ_REVISION, Map.of("reading", "read", "contribution", "Une heure par mois"));
    assertThat(instance).hasPassed(NEW_VERSION_VALID_END);
  }

  private long subscriptions(ProcessInstance instance) {
    return engine
        .getRuntimeService()
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(PLAN_REVISION_REQUESTED.name())
        .count();
  }
}
