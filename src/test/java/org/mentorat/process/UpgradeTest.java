package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorshipProcess.ACCOMPANIMENT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.EXTENDED_LIMIT;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.RESOLVE_WAITING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Mentorships that were started under an earlier model go on in the newest, from every point they
 * may be at.
 */
@MentoratTest
class UpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repository;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired Upgrade upgrade;
  private Scene scene;

  @BeforeEach
  void the_first_model_is_the_newest() throws Exception {
    init(engine);
    deploy("classpath:models/mentorship-1.bpmn");
    scene = new Scene(spring);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    deploy("classpath:bpmn/mentorship.bpmn");
  }

  @Test
  void who_waits_for_a_mentor_goes_on_waiting() throws Exception {
    ProcessInstance instance = scene.register();
    upgraded(instance, RESOLVE_WAITING);

    String mentor = scene.mentor(1);
    scene.runWhatIsDue(instance);
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT);
  }

  @Test
  void an_assignment_to_confirm_is_confirmed() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.register();
    upgraded(instance, CONFIRM_ASSIGNMENT);

    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));
    assertThat(instance).isWaitingAt(MAKE_FIRST_CONTACT);
  }

  @Test
  void a_first_contact_is_made_and_the_accompaniment_begins() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    scene.passes(instance, Duration.ofHours(50));
    upgraded(instance, MAKE_FIRST_CONTACT);

    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(instance).isWaitingAt(ACCOMPANIMENT);
  }

  @Test
  void a_late_first_contact_is_decided() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));
    upgraded(instance, DECIDE_LATE_FIRST_CONTACT);

    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.reassigned());
    assertThat(instance).isWaitingAt(RESOLVE_WAITING);
  }

  @Test
  void an_extension_ends_when_it_was_granted_to() throws Exception {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(72));
    scene.coordinates(instance, DECIDE_LATE_FIRST_CONTACT, Scene.extended(Duration.ofHours(24)));
    upgraded(instance, EXTENDED_LIMIT);

    scene.passes(instance, Duration.ofHours(24));
    assertThat(instance).isWaitingAt(DECIDE_LATE_FIRST_CONTACT);
  }

  @Test
  void a_service_that_was_open_when_the_model_ended_there_goes_on() throws Exception {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    scene.mentors(mentor, instance, Scene.contacted());
    assertThat(instance).isEnded();

    deploy("classpath:bpmn/mentorship.bpmn");
    upgrade.afterSingletonsInstantiated();
    upgrade.afterSingletonsInstantiated();

    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .list())
        .singleElement()
        .satisfies(resumed -> assertThat(resumed).isWaitingAt(ACCOMPANIMENT));
  }

  private void upgraded(ProcessInstance instance, String waitsAt) throws Exception {
    Map<String, java.util.Date> timers = timers(instance);
    Map<String, String> owners = owners(instance);
    deploy("classpath:bpmn/mentorship.bpmn");

    upgrade.afterSingletonsInstantiated();

    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());
    assertThat(instance).isWaitingAt(waitsAt);
    assertThat(timers(instance)).isEqualTo(timers);
    assertThat(owners(instance)).isEqualTo(owners);
  }

  private Map<String, java.util.Date> timers(ProcessInstance instance) {
    return management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
        .collect(
            Collectors.toMap(
                job ->
                    management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId(),
                job -> job.getDuedate()));
  }

  private Map<String, String> owners(ProcessInstance instance) {
    return tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
        .collect(
            Collectors.toMap(
                Task::getTaskDefinitionKey, task -> String.valueOf(task.getAssignee())));
  }

  private void deploy(String model) throws Exception {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    DeploymentBuilder deployment = repository.createDeployment();
    deployment.addInputStream("mentorship.bpmn", files.getResource(model).getInputStream());
    for (Resource form : List.of(files.getResources("classpath:forms/*.form"))) {
      deployment.addInputStream(form.getFilename(), form.getInputStream());
    }
    deployment.deploy();
  }
}
