package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCEPT_CONTRIBUTION;
import static org.mentorat.process.MentorshipProcess.ACCEPT_OBJECTIVES;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.AGREE_CO_MENTOR;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.CO_MENTORSHIP;
import static org.mentorat.process.MentorshipProcess.CO_MENTORSHIP_ENDED_END;
import static org.mentorat.process.MentorshipProcess.RECORD_FIRST_MEETING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.accompaniment.Requests;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.Roles;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A service that began before there were co-mentors gets one after the upgrade. */
@MentoratTest
class CoMentorUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired Upgrade upgrade;
  @Autowired Requests requests;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;

  @BeforeEach
  void a_service_of_the_model_before() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
    scene.mentors(instance, RECORD_FIRST_MEETING, YearForms.firstMeetingWithoutPlan());
    scene.mentees(instance, ACCEPT_OBJECTIVES, YearForms.objectivesAccepted());
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void it_gets_a_co_mentor_and_a_request_addressed_to_them() throws Exception {
    String mentee = scene.mentee(instance);
    long before = scene.asks(mentee, instance, "help-request", YearForms.help());
    upgrades();
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
    assertThat(requests.promise(before).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);

    String coMentor = scene.mentor(1);
    long id =
        scene.asks(
            mentor,
            instance,
            "co-mentor-invitation",
            YearForms.coMentorInvited("objective1", coMentor));
    scene.mentees(instance, AGREE_CO_MENTOR, YearForms.coMentorAgreed());
    contributes(coMentor, ACCEPT_CONTRIBUTION, YearForms.contributionAccepted());
    assertThat(instance).isWaitingAt(CO_MENTORSHIP);
    long request = scene.asks(mentee, instance, "help-request", YearForms.helpFrom(coMentor));
    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(coMentor);
    contributes(coMentor, ANSWER_REQUEST, YearForms.answer());
    assertThat(requests.promise(request).verdict()).isEqualTo(Verdict.KEPT_UNCONFIRMED);
    scene.asks(coMentor, instance, "co-mentor-departure", YearForms.coMentorDeparture(id));
    assertThat(instance).hasPassed(CO_MENTORSHIP_ENDED_END).isWaitingAt(ACCOMPANIMENT);
  }

  @Test
  void a_request_that_was_received_and_not_opened_yet_goes_to_the_mentor() throws Exception {
    scene.asksOnly(scene.mentee(instance), instance, "help-request", YearForms.help());
    upgrades();
    scene.runWhatIsDue(instance);

    assertThat(instance).task(ANSWER_REQUEST).isAssignedTo(mentor);
    scene.passes(instance, Duration.ofHours(25));
    scene.mentors(instance, ANSWER_REQUEST, YearForms.answer());
  }

  private void upgrades() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
  }

  private void contributes(String coMentor, String element, Map<String, Object> form) {
    Task task = scene.task(instance, element);
    scene.submits(coMentor, List.of(Roles.MENTORS), task.getId(), form);
    scene.runWhatIsDue(instance);
  }
}
