package org.mentorat.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What people have still to do, for those who write to them. */
@Component
public class OpenTasks {

  private final TaskService tasks;
  private final Unrestricted unrestricted;

  OpenTasks(TaskService tasks, Unrestricted unrestricted) {
    this.tasks = tasks;
    this.unrestricted = unrestricted;
  }

  /**
   * The task of this step that this person can do now: theirs, or nobody's yet and offered to them.
   *
   * @param subject which one of several; null when there is one only
   */
  public Optional<String> find(
      String processInstance, String element, Long subject, String account) {
    return unrestricted.call(
        () ->
            all(processInstance, element, subject).stream()
                .filter(task -> isFor(task, account))
                .map(Task::getId)
                .findFirst());
  }

  private List<Task> all(String processInstance, String element, Long subject) {
    return tasks
        .createTaskQuery()
        .processInstanceId(processInstance)
        .taskDefinitionKey(element)
        .list()
        .stream()
        .filter(task -> Objects.equals(subject, tasks.getVariable(task.getId(), FormGate.SUBJECT)))
        .toList();
  }

  private boolean isFor(Task task, String account) {
    return task.getAssignee() == null
        ? tasks.createTaskQuery().taskId(task.getId()).taskCandidateUser(account).count() > 0
        : task.getAssignee().equals(account);
  }
}
