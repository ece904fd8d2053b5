package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.EVALUATE_AS_MENTEE;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED;
import static org.mentorat.process.MentorshipProcess.PROJECT_ENDED_END;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.mentorship.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mentorships of the released model, in each phase, follow the end of their project. */
@MentoratTest
class ProjectEndUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired Upgrade upgrade;
  private Scene scene;

  @BeforeEach
  void the_released_model_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_YEAR);
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void each_phase_gets_the_event_and_follows_the_end() throws Exception {
    ProcessInstance served = scene.inService(scene.mentor(1));
    ProcessInstance assigned = scene.assignedTo(scene.mentor(1));
    ProcessInstance waiting = scene.register();
    List<ProcessInstance> all = List.of(served, assigned, waiting);
    assertThat(all).allSatisfy(instance -> assertThat(subscriptions(instance)).isZero());

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(all)
        .allSatisfy(
            instance -> {
              assertThat(scene.current(instance).getProcessDefinitionId())
                  .isEqualTo(scene.definition());
              assertThat(subscriptions(instance)).isEqualTo(1);
            });

    for (ProcessInstance instance : all) {
      runtime
          .createMessageCorrelation(PROJECT_ENDED.name())
          .processInstanceId(instance.getId())
          .correlate();
      scene.runWhatIsDue(instance);
    }
    assertThat(served).isWaitingAt(EVALUATE_AS_MENTEE);
    assertThat(scene.mentorship(served).closesAs()).isEqualTo(Outcome.PROJECT_ENDED);
    assertThat(assigned).hasPassed(PROJECT_ENDED_END).isEnded();
    assertThat(waiting).hasPassed(PROJECT_ENDED_END).isEnded();
  }

  private long subscriptions(ProcessInstance instance) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(PROJECT_ENDED.name())
        .count();
  }
}
