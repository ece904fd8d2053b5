package org.mentorat.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The coordination's open tasks, for who shows or decides many of them at once. Everything happens
 * in the name of the person who is signed in and with the rights that this person has on each task
 * in Tasklist; each submission goes through the {@link FormGate} in a transaction of its own.
 */
@Component
public class CoordinationTasks {

  private static final Logger log = LoggerFactory.getLogger(CoordinationTasks.class);

  /** How many ids one query names; PostgreSQL takes 65 535 parameters. */
  private static final int IDS_AT_ONCE = 5_000;

  /**
   * One open task.
   *
   * @param kind the element's id in the model
   * @param form the form's id
   * @param name as Tasklist shows it, with the reference
   * @param title the name of the step, the same for all of this kind
   * @param reference the mentorship's reference, or the code of the project that ends
   * @param due null if the model names no date
   */
  public record OpenTask(
      String id,
      String kind,
      String form,
      String name,
      String title,
      String reference,
      Instant created,
      Instant due) {}

  /**
   * A task's form as the person would see it.
   *
   * @param shown what the form shows, by key: text, number, boolean, list or map
   */
  public record OpenForm(String reference, FormSchema schema, Map<String, Object> shown) {

    /** The keys of the inputs that count when this is what was answered so far. */
    public Set<String> asked(Map<String, Object> answers, ZoneId zone, Instant now) {
      FormReading reading = schema.read(answers, shown, zone, now);
      Set<String> asked = new LinkedHashSet<>(reading.values().keySet());
      reading.refusals().forEach(refusal -> asked.add(refusal.field()));
      return asked;
    }
  }

  /** What became of a submission. The names are fixed: programs read them. */
  public enum Result {
    /** Recorded. */
    DONE,
    /** Nothing was changed; the task is still open and can be submitted again. */
    REFUSED,
    /** Somebody else did it first; nothing was changed. */
    ALREADY_HANDLED,
    /** No such task, or none that this person may work on. */
    NOT_FOUND,
    /** A fault of ours; nothing was changed, the task is still open. */
    FAILED
  }

  /**
   * @param reference the mentorship's reference; null when the task was not found
   * @param message a sentence for people; null when it was done
   * @param fields what is wrong with which field; empty unless the form refused
   */
  public record Outcome(
      String task,
      String reference,
      Result outcome,
      String message,
      List<FormRefused.Field> fields) {}

  private final TaskService tasks;
  private final FormService forms;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final IdentityService identities;
  private final ProcessEngineConfigurationImpl engine;
  private final Unrestricted unrestricted;
  private final FormGate gate;
  private final ObjectMapper json;

  CoordinationTasks(
      TaskService tasks,
      FormService forms,
      RuntimeService runtime,
      HistoryService history,
      IdentityService identities,
      ProcessEngine engine,
      Unrestricted unrestricted,
      FormGate gate,
      ObjectMapper json) {
    this.tasks = tasks;
    this.forms = forms;
    this.runtime = runtime;
    this.history = history;
    this.identities = identities;
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.unrestricted = unrestricted;
    this.gate = gate;
    this.json = json;
  }

  /**
   * The coordination's tasks that this person may work on and nobody else has taken; most pressing
   * first, as Tasklist lists them. What a suspension holds is not among them.
   */
  public List<OpenTask> open() {
    List<Task> found =
        tasks
            .createTaskQuery()
            .active()
            .taskCandidateGroup(Roles.COORDINATORS)
            .includeAssignedTasks()
            .or()
            .taskUnassigned()
            .taskAssignee(acting().getUserId())
            .endOr()
            .orderByTaskPriority()
            .desc()
            .orderByDueDate()
            .asc()
            .orderByTaskCreateTime()
            .asc()
            .initializeFormKeys()
            .list();
    Map<String, String> references =
        references(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
    return found.stream()
        .filter(task -> references.containsKey(task.getProcessInstanceId()))
        .map(task -> open(task, references.get(task.getProcessInstanceId())))
        .toList();
  }

  /** The form of this task with what it shows; empty if this person may not work on it. */
  public Optional<OpenForm> form(String task) {
    try {
      return Optional.of(
          engine
              .getCommandExecutorTxRequired()
              .execute(
                  command -> {
                    TaskFormData form = forms.getTaskFormData(task);
                    Map<String, Object> shown = new LinkedHashMap<>();
                    form.getFormFields()
                        .forEach(
                            field ->
                                shown.put(field.getId(), plain((TypedValue) field.getValue())));
                    return new OpenForm(
                        command
                            .getTaskManager()
                            .findTaskById(task)
                            .getExecution()
                            .getProcessBusinessKey(),
                        gate.schema(form.getCamundaFormRef(), form.getDeploymentId()),
                        shown);
                  }));
    } catch (AuthorizationException | NullValueException e) {
      return Optional.empty();
    }
  }

  /**
   * Submits the form of one task. Never throws for what became of it; not to be called inside a
   * transaction, since each submission is one.
   */
  public Outcome submit(String task, Map<String, Object> values) {
    try {
      String reference =
          engine
              .getCommandExecutorTxRequired()
              .execute(
                  command -> {
                    TaskEntity open = command.getTaskManager().findTaskById(task);
                    String of =
                        open == null || open.getExecution() == null
                            ? null
                            : open.getExecution().getProcessBusinessKey();
                    boolean taken = open != null && isTaken(open);
                    if (taken) {
                      // Asked before anything is said of the task: who may not work on it learns
                      // nothing.
                      forms.getTaskFormData(task);
                      throw gate.alreadyHandled("rest.alreadyClaimed");
                    }
                    if (open != null && open.getAssignee() == null && !open.isSuspended()) {
                      // As in Tasklist, so that history says who did it.
                      tasks.claim(task, acting().getUserId());
                    }
                    forms.submitTaskForm(task, values);
                    return of;
                  });
      return new Outcome(task, reference, Result.DONE, null, List.of());
    } catch (RuntimeException e) {
      return outcome(task, e);
    }
  }

  private boolean isTaken(Task task) {
    return task.getAssignee() != null && !task.getAssignee().equals(acting().getUserId());
  }

  private Outcome outcome(String task, RuntimeException failure) {
    FormRefused refused = cause(failure, FormRefused.class);
    AlreadyHandled already = cause(failure, AlreadyHandled.class);
    HistoricTaskInstance found =
        unrestricted.call(
            () -> history.createHistoricTaskInstanceQuery().taskId(task).singleResult());
    if (found == null) {
      return notFound(task);
    }
    boolean ended = found.getEndTime() != null;
    if (ended && wasTheirs(task)) {
      String message = already == null ? text("rest.alreadyHandled") : already.getMessage();
      return new Outcome(task, reference(found), Result.ALREADY_HANDLED, message, List.of());
    }
    if (ended || cause(failure, AuthorizationException.class) != null) {
      return notFound(task);
    }
    if (refused != null) {
      return new Outcome(
          task,
          reference(found),
          Result.REFUSED,
          refused.refused().message(),
          refused.refused().fields());
    }
    if (already != null) {
      return new Outcome(task, reference(found), Result.REFUSED, already.getMessage(), List.of());
    }
    log.error("The submission of the task {} failed", task, failure);
    return new Outcome(task, reference(found), Result.FAILED, text("rest.failure"), List.of());
  }

  private Outcome notFound(String task) {
    return new Outcome(task, null, Result.NOT_FOUND, text("rest.notFound"), List.of());
  }

  // An ended task has no rights any more: history knows whom it was offered to.
  private boolean wasTheirs(String task) {
    Authentication acting = acting();
    return unrestricted.call(
        () ->
            history
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .taskHadCandidateUser(acting.getUserId())
                        .count()
                    > 0
                || history
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .taskAssignee(acting.getUserId())
                        .count()
                    > 0
                || acting.getGroupIds().stream()
                    .anyMatch(
                        group ->
                            history
                                    .createHistoricTaskInstanceQuery()
                                    .taskId(task)
                                    .taskHadCandidateGroup(group)
                                    .count()
                                > 0));
  }

  private String reference(HistoricTaskInstance task) {
    HistoricProcessInstance process =
        unrestricted.call(
            () ->
                history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult());
    return process == null ? null : process.getBusinessKey();
  }

  // By the service itself: whoever sees a task reads the reference in its name.
  private Map<String, String> references(Collection<String> instances) {
    List<String> all = new ArrayList<>(instances);
    List<ProcessInstance> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
      Set<String> some = Set.copyOf(all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE)));
      found.addAll(
          unrestricted.call(
              () -> runtime.createProcessInstanceQuery().processInstanceIds(some).list()));
    }
    return found.stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  private static OpenTask open(Task task, String reference) {
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getCamundaFormRef().getKey(),
        task.getName(),
        title(task.getName()),
        reference,
        task.getCreateTime().toInstant(),
        Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
  }

  // FormGatePlugin adds « (number) · reference » to the name that the model gives.
  private static String title(String name) {
    return name.replaceFirst("( \\(\\d+\\))? · [^·]*$", "");
  }

  private Object plain(TypedValue value) {
    if (value instanceof JsonValue list) {
      try {
        return json.readValue(list.getValueSerialized(), Object.class);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return value == null ? null : value.getValue();
  }

  private Authentication acting() {
    return identities.getCurrentAuthentication();
  }

  private String text(String key) {
    return gate.text(key);
  }

  private static <E extends Throwable> E cause(Throwable thrown, Class<E> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
