package org.mentorat.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The steps of one mentorship as the engine's history has them, read with the rights of the person
 * who is signed in. Words in confidence are a process of their own and never among them (R61).
 */
@Component
public class MentorshipSteps {

  private static final String[] SHOWN = {Rights.MENTORSHIP, Rights.SUSPENSION};

  private static final Map<String, Kind> KINDS =
      Map.of(
          ActivityTypes.TASK_USER_TASK, Kind.TASK,
          ActivityTypes.BOUNDARY_TIMER, Kind.TIME,
          ActivityTypes.START_EVENT_TIMER, Kind.TIME,
          ActivityTypes.INTERMEDIATE_EVENT_TIMER, Kind.TIME,
          ActivityTypes.BOUNDARY_MESSAGE, Kind.MESSAGE,
          ActivityTypes.START_EVENT_MESSAGE, Kind.MESSAGE,
          ActivityTypes.INTERMEDIATE_EVENT_MESSAGE, Kind.MESSAGE);

  /** What a step is: somebody's task, a deadline or a reminder, or something that was announced. */
  public enum Kind {
    TASK,
    TIME,
    MESSAGE
  }

  /**
   * One step.
   *
   * @param name as the model says it
   * @param by the account whose task it was; null when nobody took it, and for what is no task
   * @param until null while it lasts
   * @param done false while it lasts, and when it ended with what is around it
   */
  public record Happened(
      Kind kind, String name, String by, Instant from, Instant until, boolean done) {}

  private final HistoryService history;

  MentorshipSteps(HistoryService history) {
    this.history = history;
  }

  /** All steps, the newest first; what only records or tells is left out. */
  public List<Happened> of(String reference) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(reference)
        .processDefinitionKeyIn(SHOWN)
        .list()
        .stream()
        .map(HistoricProcessInstance::getId)
        .flatMap(instance -> steps(instance).stream())
        .filter(step -> KINDS.containsKey(step.getActivityType()) && hasHappened(step))
        .map(MentorshipSteps::happened)
        .sorted(Comparator.comparing(Happened::from).reversed())
        .toList();
  }

  private List<HistoricActivityInstance> steps(String instance) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .orderPartiallyByOccurrence()
        .desc()
        .list();
  }

  // What waits in the course for its time or its message has not happened yet.
  private static boolean hasHappened(HistoricActivityInstance step) {
    return KINDS.get(step.getActivityType()) == Kind.TASK
        || step.getEndTime() != null && !step.isCanceled();
  }

  private static Happened happened(HistoricActivityInstance step) {
    Kind kind = KINDS.get(step.getActivityType());
    Instant ended = Optional.ofNullable(step.getEndTime()).map(Date::toInstant).orElse(null);
    return new Happened(
        kind,
        step.getActivityName(),
        kind == Kind.TASK ? step.getAssignee() : null,
        kind == Kind.TASK ? step.getStartTime().toInstant() : ended,
        ended,
        ended != null && !step.isCanceled());
  }
}
