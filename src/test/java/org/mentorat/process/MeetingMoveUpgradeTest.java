package org.mentorat.process;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.MEETING_AWAITED;
import static org.mentorat.process.MentorshipProcess.MEETING_ENDED;
import static org.mentorat.process.MentorshipProcess.MEETING_MOVED_EVENT;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
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

/** A meeting that was planned before meetings could be moved is moved after the upgrade. */
@MentoratTest
class MeetingMoveUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Upgrade upgrade;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;
  private Instant begins;

  @BeforeEach
  void a_service_of_the_model_before() throws Exception {
    init(engine);
    Models.deploy(engine, Models.BEFORE_MAIL);
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    begins = Scene.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void what_is_awaited_can_be_moved_and_still_ends_once() throws Exception {
    long meeting = scene.asks(mentor, instance, "meeting", YearForms.meeting(begins));
    upgrades();

    Instant later = begins.plus(Duration.ofDays(2));
    scene.asks(
        scene.mentee(instance), instance, "meeting-move", YearForms.meetingMoved(meeting, later));

    assertThat(instance).hasPassed(MEETING_MOVED_EVENT).isWaitingAt(MEETING_AWAITED);
    scene.passesUntil(instance, later.plus(Duration.ofHours(1)).minusMillis(1));
    assertThat(instance).hasNotPassed(MEETING_ENDED);
    scene.passesUntil(instance, later.plus(Duration.ofHours(1)));
    assertThat(instance).isWaitingAt(RECORD_MEETING);
  }

  @Test
  void what_is_awaited_ends_when_it_was_to_end_and_can_be_cancelled() throws Exception {
    scene.asks(mentor, instance, "meeting", YearForms.meeting(begins));
    long other =
        scene.asks(mentor, instance, "meeting", YearForms.meeting(begins.plus(Duration.ofDays(1))));
    upgrades();

    scene.passesUntil(instance, begins.plus(Duration.ofHours(1)));
    assertThat(instance).isWaitingAt(RECORD_MEETING);
    scene.asks(mentor, instance, "meeting-cancellation", YearForms.meetingCancelled(other));
    assertThat(instance).isWaitingAt(RESCHEDULE_MEETING).isNotWaitingAt(MEETING_AWAITED);
  }

  private void upgrades() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    Assertions.assertThat(scene.current(instance).getProcessDefinitionId())
        .isEqualTo(scene.definition());
  }
}
