package org.mentorat.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.init;
import static org.mentorat.process.MentorAbsenceProcess.MENTOR_BACK_END;
import static org.mentorat.process.MentorAbsenceProcess.NAME_SUBSTITUTE;
import static org.mentorat.process.MentorshipProcess.ANSWERER;
import static org.mentorat.process.MentorshipProcess.ANSWER_REQUEST;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;
import static org.mentorat.process.MentorshipProcess.OPEN_REQUEST;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A pair whose year began before mentors could be away gets a substitute, or another mentor. */
@MentoratTest
class MentorAbsenceUpgradeTest {

  @Autowired ApplicationContext spring;
  @Autowired ProcessEngine engine;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired MentorAbsences absences;
  @Autowired Upgrade upgrade;
  private Scene scene;
  private String mentor;
  private ProcessInstance instance;

  @BeforeEach
  void the_released_model_is_the_newest() throws Exception {
    init(engine);
    Models.deploy(engine, Models.OF_THE_OTHER_PATHS);
    scene = new Scene(spring);
    mentor = scene.mentor(1);
    instance = scene.inService(mentor);
  }

  @AfterEach
  void the_model_of_today_is_the_newest() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
  }

  @Test
  void what_was_asked_before_and_what_is_asked_after_goes_to_the_substitute_and_back()
      throws Exception {
    asksForHelp();
    // One that stands between two steps at the moment of the upgrade.
    scene.asksOnly(scene.mentee(instance), instance, "help-request", YearForms.help());
    // The delegates are today's: before, nobody had said who answers.
    runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(instance.getId())
        .variableName(ANSWERER.name())
        .list()
        .forEach(known -> runtime.removeVariableLocal(known.getExecutionId(), known.getName()));
    upgrade();
    assertThat(scene.current(instance).getProcessDefinitionId()).isEqualTo(scene.definition());

    String substitute = scene.mentor(1);
    ProcessInstance absence = absent(0, 5);
    scene.coordinates(absence, NAME_SUBSTITUTE, YearForms.substituteNamed(substitute));
    scene.runWhatIsDue(instance);
    assertThat(instance).hasPassed(OPEN_REQUEST);
    asksForHelp();
    assertThat(answering()).containsExactly(substitute, substitute, substitute);

    scene.tells(mentor, mentor, "return", YearForms.mentorReturned());
    scene.runWhatIsDue(absence);
    assertThat(absence).hasPassed(MENTOR_BACK_END);
    assertThat(answering()).containsExactly(mentor, mentor, mentor);
  }

  @Test
  void all_is_handed_over() throws Exception {
    upgrade();
    scene.mentor(1);
    scene.runWhatIsDue(absent(0, 100));
    scene.runWhatIsDue(instance);
    assertThat(instance).isWaitingAt(DECIDE_MENTOR_CHANGE);
  }

  private void asksForHelp() {
    scene.asks(scene.mentee(instance), instance, "help-request", YearForms.help());
    scene.passes(instance, Duration.ofMillis(1));
  }

  private ProcessInstance absent(int from, int until) {
    LocalDate today = YearForms.today();
    scene.tells(
        mentor, mentor, "absence", YearForms.absence(today.plusDays(from), today.plusDays(until)));
    ProcessInstance absence =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(MentorAbsenceProcess.KEY)
            .processInstanceBusinessKey(absences.open(mentor).orElseThrow().reference())
            .singleResult();
    scene.runWhatIsDue(absence);
    return absence;
  }

  private List<String> answering() {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance.getId())
        .taskDefinitionKey(ANSWER_REQUEST)
        .list()
        .stream()
        .map(Task::getAssignee)
        .toList();
  }

  private void upgrade() throws Exception {
    Models.deploy(engine, Models.OF_TODAY);
    upgrade.afterSingletonsInstantiated();
  }
}
