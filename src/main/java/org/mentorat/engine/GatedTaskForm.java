package org.mentorat.engine;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** The form of a user task, behind the {@link FormGate}. */
final class GatedTaskForm implements TaskFormHandler {

  private final TaskFormHandler deployed;
  private final FormGate gate;

  GatedTaskForm(TaskFormHandler deployed, FormGate gate) {
    this.deployed = deployed;
    this.gate = gate;
  }

  // Every command that asks for this demands the right to read the task's variables first.
  @Override
  public TaskFormData createTaskForm(TaskEntity task) {
    TaskFormData form = deployed.createTaskForm(task);
    gate.shown(form.getCamundaFormRef(), step(task))
        .forEach(
            (key, value) -> {
              FormFieldImpl field = new FormFieldImpl();
              field.setId(key);
              field.setValue(value);
              form.getFormFields().add(field);
            });
    return form;
  }

  @Override
  public void submitFormVariables(VariableMap properties, VariableScope scope) {
    TaskEntity task = (TaskEntity) scope;
    TaskFormData form = deployed.createTaskForm(task);
    gate.submit(
        form.getCamundaFormRef(),
        form.getDeploymentId(),
        step(task),
        task.getId(),
        task.getProcessInstanceId(),
        properties);
  }

  private Step step(TaskEntity task) {
    String reference = task.getExecution().getProcessBusinessKey();
    Instant created = task.getCreateTime().toInstant();
    boolean ofMentorship =
        Rights.MENTORSHIP.equals(task.getExecution().getProcessDefinition().getKey());
    return gate.step(
        reference,
        task.getId(),
        task.getTaskDefinitionKey(),
        ofMentorship ? gate.waitsSince(reference, created) : created,
        created,
        (Long) task.getVariable(FormGate.SUBJECT));
  }

  @Override
  public void parseConfiguration(
      Element element,
      DeploymentEntity deployment,
      ProcessDefinitionEntity definition,
      BpmnParse parse) {
    deployed.parseConfiguration(element, deployment, definition, parse);
  }
}
