package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorat.process.MentorshipProcess.MAKE_FIRST_CONTACT;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.firstcontact.FirstContactSubmission;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.journeys.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The gate in front of every form: what it shows, what it refuses, and that there is no way around
 * it.
 */
@MentoratTest
class FormGateTest {

  @Autowired ApplicationContext spring;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired HistoryService history;
  @Autowired FirstContacts firstContacts;
  private Scene scene;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
  }

  @Test
  void a_form_shows_what_its_reader_needs_and_the_engine_keeps_none_of_it() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);

    Map<String, Object> shown =
        scene.opens(mentor, List.of("mentors"), instance, MAKE_FIRST_CONTACT);

    assertThat(shown)
        .containsEntry(
            "menteeObjectives", "Mieux préparer mes clients aux entretiens de sélection");
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list())
        .extracting(variable -> String.valueOf(variable.getValue()))
        .noneMatch(value -> value.contains("entretiens"));
  }

  @Test
  void what_is_submitted_never_becomes_a_variable() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    Map<String, Object> form = Scene.contacted();
    form.put("mentor", "somebody-else");
    form.put("smuggled", "value");
    String id = instance.getId();

    scene.mentors(mentor, instance, form);

    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(id).list())
        .noneMatch(
            variable ->
                form.containsKey(variable.getName()) && !variable.getName().equals("mentor"))
        .filteredOn(variable -> variable.getName().equals("mentor"))
        .singleElement()
        .satisfies(variable -> assertThat(variable.getValue()).isEqualTo(mentor));
  }

  @Test
  void every_wrong_field_is_named_and_nothing_has_changed() {
    ProcessInstance instance = scene.register();
    String task = waitingTask(instance);

    assertThatThrownBy(() -> submit(task, Map.of("decision", "nonsense")))
        .isInstanceOfSatisfying(
            FormRefused.class,
            refused ->
                assertThat(refused.refused().fields())
                    .extracting(FormRefused.Field::field)
                    .containsExactly("decision"));

    assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
  }

  @Test
  void an_expression_typed_in_a_field_comes_back_as_text() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String reference = scene.reference(instance);
    Map<String, Object> form = Scene.contacted();
    String typed = "${1+1} #{7*7} <script>alert(1)</script> ' ; drop table person; --";
    form.put("refinedNeeds", typed);

    scene.mentors(mentor, instance, form);

    assertThat(firstContacts.of(reference).orElseThrow().refinedNeeds()).isEqualTo(typed);
  }

  @Test
  void a_task_cannot_be_completed_without_its_form() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);
    String task = scene.task(instance, MAKE_FIRST_CONTACT).getId();

    assertThatThrownBy(() -> tasks.complete(task, new HashMap<>(Scene.contacted())))
        .hasMessageContaining("se termine par son formulaire");
    assertThatThrownBy(
            () ->
                tasks.complete(
                    task,
                    Variables.createVariables()
                        .putValueTyped(
                            FirstContactSubmission.class.getName(),
                            Variables.objectValue(Map.of("passed", task), true).create())))
        .hasMessageContaining("se termine par son formulaire");
    assertThat(scene.task(instance, MAKE_FIRST_CONTACT)).isNotNull();
  }

  @Test
  void a_mentorship_cannot_be_started_without_its_form() {
    assertThatThrownBy(
            () -> runtime.startProcessInstanceByKey("mentorship", "M-2026-99999", new HashMap<>()))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(
            () ->
                runtime
                    .createProcessInstanceByKey("mentorship")
                    .startBeforeActivity(MAKE_FIRST_CONTACT)
                    .setVariable("mentor", "somebody")
                    .execute())
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void the_caller_s_business_key_is_not_taken() {
    String definition = scene.definition();
    Map<String, Object> form = scene.registration();

    ProcessInstance instance =
        scene.as(
            Scene.COORDINATOR,
            List.of("coordinators"),
            () -> forms.submitStartForm(definition, "Jeanne Tremblay", form));

    assertThat(scene.reference(instance)).matches("M-\\d{4}-\\d{5}");
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey("Jeanne Tremblay")
                .count())
        .isZero();
  }

  @Test
  void the_form_of_a_start_brings_its_lists_along() throws Exception {
    String definition = scene.definition();
    String form =
        new String(
            scene
                .as(
                    Scene.COORDINATOR,
                    List.of("coordinators"),
                    () -> forms.getDeployedStartForm(definition))
                .readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(form).contains(scene.project, scene.workplace).doesNotContain("valuesKey");
  }

  @Test
  void somebody_who_may_see_a_task_but_not_read_it_is_shown_nothing() {
    String mentor = scene.mentor(1);
    ProcessInstance instance = scene.assignedTo(mentor);

    assertThatThrownBy(
            () ->
                scene.opens(
                    Scene.COORDINATOR, List.of("coordinators"), instance, MAKE_FIRST_CONTACT))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void a_submission_of_java_objects_is_refused() {
    ProcessInstance instance = scene.register();
    String task = waitingTask(instance);

    assertThatThrownBy(
            () ->
                submit(
                    task,
                    Variables.createVariables()
                        .putValueTyped(
                            "decision", Variables.objectValue(new java.util.Date()).create())))
        .isInstanceOf(FormRefused.class);
  }

  private String waitingTask(ProcessInstance instance) {
    return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
  }

  private void submit(String task, Map<String, Object> form) {
    scene.as(
        Scene.COORDINATOR,
        List.of("coordinators"),
        () -> {
          forms.submitTaskForm(task, form);
          return null;
        });
  }
}
