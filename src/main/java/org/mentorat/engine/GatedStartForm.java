package org.mentorat.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** The form that starts a process, behind the {@link FormGate}. */
final class GatedStartForm implements StartFormHandler {

  private final StartFormHandler deployed;
  private final FormGate gate;

  GatedStartForm(StartFormHandler deployed, FormGate gate) {
    this.deployed = deployed;
    this.gate = gate;
  }

  @Override
  public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
    StartFormData form = deployed.createStartFormData(definition);
    gate.shown(form.getCamundaFormRef(), gate.step(null))
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
    ExecutionEntity instance = (ExecutionEntity) scope;
    StartFormData form = deployed.createStartFormData(instance.getProcessDefinition());
    gate.submit(
        form.getCamundaFormRef(),
        form.getDeploymentId(),
        gate.step(null),
        instance.getId(),
        instance.getId(),
        properties);
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
