package org.mentorat.engine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the {@link FormGate} in front of every user task and start event of every model, and refuses
 * what did not come through it: {@code /complete} and {@code /start} skip form handlers, but no
 * built-in listener.
 */
@Component
class FormGatePlugin extends AbstractProcessEnginePlugin {

  private final FormGate gate;

  FormGatePlugin(FormGate gate) {
    this.gate = gate;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (configuration.getCustomPostBPMNParseListeners() != null) {
      listeners.addAll(configuration.getCustomPostBPMNParseListeners());
    }
    listeners.add(new GateEveryForm());
    configuration.setCustomPostBPMNParseListeners(listeners);

    List<SessionFactory> sessions = new ArrayList<>();
    if (configuration.getCustomSessionFactories() != null) {
      sessions.addAll(configuration.getCustomSessionFactories());
    }
    sessions.add(new Submissions.Factory());
    configuration.setCustomSessionFactories(sessions);

    configuration.setFormService(new StartFormsWithLists());
  }

  private final class GateEveryForm extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      TaskDefinition task =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      if (task.getCamundaFormDefinitionKey() == null) {
        throw new ProcessEngineException(
            "The user task " + activity.getId() + " has no camunda:formRef");
      }
      task.setTaskFormHandler(new GatedTaskForm(task.getTaskFormHandler(), gate));
      task.addBuiltInTaskListener(
          TaskListener.EVENTNAME_CREATE, FormGatePlugin::nameAfterReference);
      task.addBuiltInTaskListener(
          TaskListener.EVENTNAME_COMPLETE,
          completed -> gate.demandSubmission(completed.getId(), "engine.completeThroughForm"));
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
      boolean hasForm =
          definition.getStartFormDefinition() != null
              && definition.getStartFormDefinition().getCamundaFormDefinitionKey() != null;
      if (hasForm) {
        definition.setStartFormHandler(new GatedStartForm(definition.getStartFormHandler(), gate));
      } else if (definition.isStartableInTasklist()) {
        throw new ProcessEngineException(
            "The start of the process "
                + definition.getKey()
                + " has no camunda:formRef; what only the service starts is not startable in"
                + " Tasklist");
      }
      definition.addBuiltInListener(
          ExecutionListener.EVENTNAME_START,
          (ExecutionListener)
              execution -> {
                if (!isStartedByItsTimer(execution)) {
                  gate.demandSubmission(
                      execution.getProcessInstanceId(), "engine.startThroughForm");
                }
              });
    }
  }

  // What its own timer starts, nobody does.
  private static boolean isStartedByItsTimer(DelegateExecution execution) {
    JobEntity job = Context.getCommandContext().getCurrentJob();
    return job != null
        && job.getJobHandlerType().equals(TimerStartEventJobHandler.TYPE)
        && execution.getProcessDefinitionId().equals(job.getProcessDefinitionId());
  }

  // In a list of tasks, twenty of them would otherwise read the same.
  private static void nameAfterReference(DelegateTask task) {
    Object number = task.getExecution().getVariable(FormGate.NUMBER);
    task.setName(
        task.getName()
            + (number == null ? "" : " (" + number + ")")
            + " · "
            + task.getExecution().getProcessBusinessKey());
  }

  private final class StartFormsWithLists extends FormServiceImpl {

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
      InputStream form = super.getDeployedStartForm(processDefinitionId);
      return commandExecutor.execute(
          command ->
              gate.withComputedLists(
                  getStartFormData(processDefinitionId).getCamundaFormRef(), form));
    }
  }
}
