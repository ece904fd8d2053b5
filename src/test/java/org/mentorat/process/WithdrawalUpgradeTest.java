package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.WITHDRAWAL_DONE_END;
import static org.mentorat.process.MentorshipProcess.WITHDRAWN;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mentees of mentorships that the released model began withdraw too, in each phase. */
@MentoratTest
class WithdrawalUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired MentorshipRegister mentorships;
  @Autowired Upgrade upgrade;
  private Scene scene;

  @BeforeEach
  void the_released_model_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void each_phase_gets_the_event() throws Exception {
    ProcessInstance closing = scene.inService(scene.mentor(1));
    scene.passesUntil(closing, scene.mentorship(closing).serviceEndsAt());
    ProcessInstance served = scene.inService(scene.mentor(1));
    ProcessInstance still = scene.inService(scene.mentor(1));
    scene.asks(scene.mentee(still), still, "suspension", YearForms.suspension(30));
    ProcessInstance assigned = scene.assignedTo(scene.mentor(1));
    ProcessInstance proposed = scene.register();
    ProcessInstance between = scene.start(scene.registration());
    Map<ProcessInstance, String> all =
        List.of(closing, served, still, assigned, proposed, between).stream()
            .collect(Collectors.toMap(instance -> instance, scene::reference));
    assertThat(all.keySet()).allSatisfy(instance -> assertThat(subscriptions(instance)).isZero());

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(all.keySet())
        .allSatisfy(
            instance -> {
              assertThat(scene.current(instance).getProcessDefinitionId())
                  .isEqualTo(scene.definition());
              assertThat(subscriptions(instance)).isEqualTo(1);
            });

    for (Map.Entry<ProcessInstance, String> each : all.entrySet()) {
      ProcessInstance instance = each.getKey();
      scene.asks(
          scene.mentee(instance), instance, "withdrawal", YearForms.withdrawal(each.getValue()));
      assertThat(instance).hasPassed(WITHDRAWAL_DONE_END).isEnded();
      assertThat(mentorships.mentorship(each.getValue()))
          .returns(Outcome.WITHDRAWN, mentorship -> mentorship.outcome())
          .returns("Personne dépersonnalisée", mentorship -> mentorship.mentee().displayName());
    }
  }

  private long subscriptions(ProcessInstance instance) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(WITHDRAWN.name())
        .count();
  }
}
