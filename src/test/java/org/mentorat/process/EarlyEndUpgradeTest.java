package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.APPROVE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.CLOSURE;
import static org.mentorat.process.MentorshipProcess.ENDED_EARLY;
import static org.mentorat.process.MentorshipProcess.END_REQUESTED;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_EXTENDED_END;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A service that began before its end could be moved ends early, or later, after the upgrade. */
@MentoratTest
class EarlyEndUpgradeTest {

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
  void a_running_service_gets_the_event_and_ends_before_its_time() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    assertThat(subscriptions(instance)).isZero();

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(subscriptions(instance)).isEqualTo(1);

    scene.asks(scene.mentee(instance), instance, "early-end", YearForms.earlyEnd());
    scene.mentors(instance, AGREE_EARLY_END, YearForms.earlyEndAgreed());
    assertThat(instance).hasPassed(ENDED_EARLY).isWaitingAt(CLOSURE);
    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();
  }

  @Test
  void a_running_service_gets_the_event_and_is_extended() throws Exception {
    ProcessInstance instance = scene.inService(scene.mentor(1));
    Instant planned = scene.mentorship(instance).serviceEndsAt();
    LocalDate newDay = LocalDate.ofInstant(planned, Directory.ZONE).plusMonths(2);

    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    scene.asks(scene.mentee(instance), instance, "extension", YearForms.extension(newDay));
    scene.mentors(instance, AGREE_EXTENSION, YearForms.accepted());
    scene.coordinates(instance, APPROVE_EXTENSION, YearForms.accepted());

    scene.passesUntil(instance, planned.plus(Duration.ofDays(1)));
    assertThat(instance).hasPassed(SERVICE_EXTENDED_END).isWaitingAt(ACCOMPANIMENT);
    scene.passesUntil(instance, scene.mentorship(instance).serviceEndsAt());
    assertThat(instance).isWaitingAt(CLOSURE);
  }

  private long subscriptions(ProcessInstance instance) {
    return engine
        .getRuntimeService()
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventName(END_REQUESTED.name())
        .count();
  }
}
