package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.CHARTER_BREACH_REPORTED;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;
import static org.mentorat.process.MentorshipProcess.WORD_ENTRUSTED_END;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mentorships that began before there were words in confidence receive them, wherever they are. */
@MentoratTest
class ConfidentialWordUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
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
  void one_in_accompaniment_receives_a_word_after_the_upgrade() throws Exception {
    ProcessInstance instance = scene.inService(scene.mentor(1));
    assertThat(subscriptions(instance)).isZero();

    upgraded(instance);

    confides(instance);
  }

  @Test
  void one_in_its_closure_receives_a_word_after_the_upgrade() throws Exception {
    ProcessInstance instance = scene.inService(scene.mentor(1));
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(CLOSURE);

    upgraded(instance);

    confides(instance);
    assertThat(instance).isWaitingAt(CLOSURE);
  }

  @Test
  void one_that_waits_for_a_mentor_listens_and_goes_on_waiting() throws Exception {
    ProcessInstance instance = scene.register();

    upgraded(instance);

    assertThat(instance).isWaitingAt(RESOLVE_WAITING);
  }

  @Test
  void one_that_stayed_behind_has_its_word_handed_on_all_the_same() {
    ProcessInstance instance = scene.inService(scene.mentor(1));

    scene.asks(scene.mentee(instance), instance, "charter-breach", YearForms.confidentialWord());

    assertThat(words(instance)).isEqualTo(1);
  }

  private void upgraded(ProcessInstance instance) throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(subscriptions(instance)).isEqualTo(1);
  }

  private void confides(ProcessInstance instance) {
    scene.asks(scene.mentee(instance), instance, "charter-breach", YearForms.confidentialWord());
    assertThat(instance).hasPassed(WORD_ENTRUSTED_END);
    assertThat(words(instance)).isEqualTo(1);
    assertThat(subscriptions(instance)).isEqualTo(1);
  }

  private long words(ProcessInstance instance) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ConfidentialWordProcess.KEY)
        .processInstanceBusinessKey(scene.reference(instance))
        .count();
  }

  private long subscriptions(ProcessInstance instance) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(CHARTER_BREACH_REPORTED.name())
        .count();
  }
}
