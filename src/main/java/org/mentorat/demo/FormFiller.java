package org.mentorat.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills in forms as the people of the demonstration would: with their rights, through the gate. */
@Component
@Profile("demo")
class FormFiller {

  private final FormService forms;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final IdentityService identities;

  FormFiller(
      FormService forms,
      TaskService tasks,
      RuntimeService runtime,
      RepositoryService repository,
      ManagementService management,
      IdentityService identities) {
    this.forms = forms;
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.management = management;
    this.identities = identities;
  }

  /**
   * Submits a start form, and waits until the process waits for somebody.
   *
   * @return the process instance's id
   */
  String start(String process, String account, Map<String, Object> answers) {
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult()
            .getId();
    ProcessInstance started =
        as(account, () -> forms.submitStartForm(definition, Map.copyOf(answers)));
    finishWork(started.getId());
    return started.getId();
  }

  /** Submits the form of an open task, and waits until the process waits for somebody again. */
  void submit(String instance, String task, String account, Map<String, Object> answers) {
    Task open =
        tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(task).singleResult();
    as(
        account,
        () -> {
          forms.submitTaskForm(open.getId(), Map.copyOf(answers));
          return null;
        });
    finishWork(instance);
  }

  // The job executor of this node starts later; another node's may take the work meanwhile.
  private void finishWork(String instance) {
    List<Job> due;
    while (!(due = due(instance)).isEmpty()) {
      for (Job job : due) {
        try {
          management.executeJob(job.getId());
        } catch (OptimisticLockingException e) {
          Thread.onSpinWait();
        } catch (RuntimeException e) {
          if (isOpen(job)) {
            throw e;
          }
        }
      }
    }
  }

  private boolean isOpen(Job job) {
    return management.createJobQuery().jobId(job.getId()).count() > 0;
  }

  private List<Job> due(String instance) {
    return management
        .createJobQuery()
        .processInstanceId(instance)
        .messages()
        .withRetriesLeft()
        .active()
        .list();
  }

  private <T> T as(String account, Supplier<T> act) {
    List<String> groups =
        identities.createGroupQuery().groupMember(account).list().stream()
            .map(Group::getId)
            .toList();
    identities.setAuthentication(account, groups);
    try {
      return act.get();
    } finally {
      identities.clearAuthentication();
    }
  }
}
