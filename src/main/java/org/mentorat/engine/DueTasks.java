package org.mentorat.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * What is due when, for those who are told of it once a day or a week: the open tasks of everything
 * that the coordination oversees. Words in confidence are never among them (R61), nor is what
 * stands still.
 */
@Component
public class DueTasks {

  private static final String[] OVERSEEN = {
    Rights.MENTORSHIP,
    Rights.SUSPENSION,
    Rights.AGREEMENT_ACCEPTANCE,
    Rights.AGREEMENT_CHANGE,
    Rights.PROJECT_END,
    Rights.MENTOR_ABSENCE,
    Rights.UNDELIVERED_NOTICE
  };

  /**
   * One open task.
   *
   * @param form the form's id
   * @param reference the process's, such as a mentorship's
   * @param assignee null when it is offered to a group
   * @param due null if the model names no date
   */
  public record DueTask(String id, String form, String reference, String assignee, Instant due) {}

  /**
   * The most pressing of them.
   *
   * @param all how many there are
   */
  public record Pressing(List<DueTask> tasks, long all) {}

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final Unrestricted unrestricted;

  DueTasks(TaskService tasks, RuntimeService runtime, Unrestricted unrestricted) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.unrestricted = unrestricted;
  }

  /** Whatever was due before this moment, whosever it is. */
  public Pressing before(Instant moment, int most) {
    return pressing(query -> query.dueBefore(Date.from(moment)), most);
  }

  /** Whatever is due from one moment to another, whosever it is. */
  public Pressing between(Instant from, Instant until, int most) {
    return pressing(
        query -> query.dueAfter(Date.from(from.minusMillis(1))).dueBefore(Date.from(until)), most);
  }

  /** What waits for this person. */
  public Pressing of(String account, int most) {
    return pressing(query -> query.taskAssignee(account), most);
  }

  private Pressing pressing(UnaryOperator<TaskQuery> which, int most) {
    return unrestricted.call(
        () -> {
          List<Task> found =
              query(which).orderByDueDate().asc().orderByTaskId().asc().listPage(0, most);
          long all = found.size() < most ? found.size() : query(which).count();
          Map<String, String> references = references(found);
          return new Pressing(found.stream().map(task -> dueTask(task, references)).toList(), all);
        });
  }

  private TaskQuery query(UnaryOperator<TaskQuery> which) {
    return which.apply(
        tasks.createTaskQuery().active().processDefinitionKeyIn(OVERSEEN).initializeFormKeys());
  }

  private Map<String, String> references(List<Task> found) {
    if (found.isEmpty()) {
      return Map.of();
    }
    return runtime
        .createProcessInstanceQuery()
        .processInstanceIds(
            found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
        .list()
        .stream()
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  private static DueTask dueTask(Task task, Map<String, String> references) {
    return new DueTask(
        task.getId(),
        task.getCamundaFormRef().getKey(),
        references.get(task.getProcessInstanceId()),
        task.getAssignee(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }
}
