package org.mentorat.process;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_TERMS;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ANSWER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.MENTORSHIP_CLOSED_END;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
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

/** What was done under the model before corrections is corrected after the upgrade. */
@MentoratTest
class CorrectionUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Upgrade upgrade;
  private Scene scene;
  private String coordinator;

  @BeforeEach
  void the_model_of_the_other_paths_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    scene = new Scene(spring);
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void a_mentorship_whose_instance_ended_under_the_earlier_model_is_reopened() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    scene.mentees(instance, ACCEPT_TERMS, YearForms.accepted());
    scene.asks(coordinator, instance, "early-end", YearForms.earlyEnd());
    scene.passes(instance, Duration.ofDays(7));
    assertThat(instance).hasPassed(MENTORSHIP_CLOSED_END).isEnded();

    upgrade();
    scene.asks(coordinator, instance, "reopening", YearForms.reopened());

    ProcessInstance again =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(scene.reference(instance))
            .singleResult();
    scene.runWhatIsDue(again);
    assertThat(again)
        .isWaitingAt(ACCOMPANIMENT, RECORD_FIRST_MEETING)
        .isNotWaitingAt(ACCEPT_TERMS)
        .task(RECORD_FIRST_MEETING)
        .isAssignedTo(mentor);
  }

  @Test
  void a_wrong_assignment_of_before_is_corrected() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));

    upgrade();
    scene.asks(coordinator, instance, "assignment-correction", YearForms.assignmentCorrected());

    assertThat(instance).isWaitingAt(CONFIRM_ASSIGNMENT);
  }

  @Test
  void a_service_that_was_just_opened_begins_with_all_its_paths() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();
    scene.submits(mentor, List.of(Roles.MENTORS), task, Scene.contacted());

    // As the earlier code left it, which knew nothing of where the paths begin.
    List.of("confirmationNext", "termsNext", "firstMeetingNext", "yearNext")
        .forEach(name -> engine.getRuntimeService().removeVariable(instance.getId(), name));
    upgrade();
    scene.runWhatIsDue(instance);

    assertThat(instance).isWaitingAt(CONFIRM_FIRST_CONTACT, ACCEPT_TERMS, RECORD_FIRST_MEETING);
  }

  @Test
  void both_of_a_pair_of_peers_ask_in_a_service_of_before() throws Exception {
    scene.ofPeers();
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.inService(mentor);
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());

    upgrade();
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(instance).task(CONFIRM_ANSWER).isAssignedTo(scene.mentee(instance));
    scene.mentees(instance, CONFIRM_ANSWER, YearForms.answerInTime());

    scene.asks(mentor, instance, "help-request", YearForms.help());
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(scene.mentee(instance));
    scene.mentees(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(instance).task(CONFIRM_ANSWER).isAssignedTo(mentor);
  }

  private void upgrade() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
  }
}
