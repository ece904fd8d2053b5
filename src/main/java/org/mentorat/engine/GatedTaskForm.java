package org.mentorat.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
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

  @Override
  public TaskFormData createTaskForm(TaskEntity task) {
    TaskFormData form = deployed.createTaskForm(task);
    if (mayRead(task)) {
      gate.shown(form.getCamundaFormRef(), step(task))
          .forEach(
              (key, value) -> {
                FormFieldImpl field = new FormFieldImpl();
                field.setId(key);
                field.setValue(value);
                form.getFormFields().add(field);
              });
    }
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

  // Other calls of the engine build this form too (a rendered form, for one) and ask only for the
  // right to see the
  // task; what a form shows needs the right to read it.
  private static boolean mayRead(TaskEntity task) {
    try {
      for (CommandChecker checker : Context.getProcessEngineConfiguration().getCommandCheckers()) {
        checker.checkReadTaskVariable(task);
      }
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private Step step(TaskEntity task) {
    return gate.step(task.getExecution().getProcessBusinessKey(), task.getId());
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
