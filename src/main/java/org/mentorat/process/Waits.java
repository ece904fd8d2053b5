package org.mentorat.process;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.accompaniment.Nudge;
import org.mentorat.accompaniment.Nudge.Told;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/**
 * What a reminder does, by whom one waits for: the timers of the model say when, and each reminder
 * is kept. Named after the task that waits.
 */
@Component
class Waits {

  /** What the coordination is told when one of a pair lets the other wait. */
  static final String PAIR_WAITS = "pair-waits";

  private final Nudges nudges;
  private final MentorshipRegister mentorships;
  private final TaskService tasks;
  private final Notices notices;

  Waits(Nudges nudges, MentorshipRegister mentorships, TaskService tasks, Notices notices) {
    this.nudges = nudges;
    this.mentorships = mentorships;
    this.tasks = tasks;
    this.notices = notices;
  }

  /** One person is reminded. */
  JavaDelegate ofPerson(String task) {
    return notices.reminding(
        execution -> nudges.remind(execution.getProcessBusinessKey(), task, subject(execution)));
  }

  /** Who has to act is reminded, and in time the coordination is told; the task stays. */
  JavaDelegate ofPair(String task) {
    return notices.reminding(
        execution -> {
          Nudge nudge =
              nudges.nudge(
                  execution.getProcessBusinessKey(),
                  task,
                  subject(execution),
                  open(execution, task).findFirst().orElseThrow().getCreateTime().toInstant());
          if (nudge.told() == Told.COORDINATION) {
            notices.tellCoordination(execution, PAIR_WAITS, null);
          }
        });
  }

  /**
   * The coordination is reminded each time; from the second time on that this task has waited, the
   * project's lead may act too.
   */
  JavaDelegate ofCoordination(String task) {
    return new OfCoordination(task);
  }

  /** A reminder of the coordination; a test over the models asks which task it is about. */
  final class OfCoordination implements JavaDelegate {

    private final String task;

    private OfCoordination(String task) {
      this.task = task;
    }

    String task() {
      return task;
    }

    @Override
    public void execute(DelegateExecution execution) {
      String reference = execution.getProcessBusinessKey();
      Long subject = subject(execution);
      nudges.nudgeCoordination(reference, task, subject);
      if (timesSinceItWaits(execution, task) >= 2) {
        mentorships
            .mentorship(reference)
            .project()
            .leadAccount()
            .ifPresent(
                lead ->
                    open(execution, task)
                        .filter(open -> !isCandidate(open, lead))
                        .forEach(open -> tasks.addCandidateUser(open.getId(), lead)));
      }
      notices.remind(execution);
    }
  }

  // What waited before, was decided and came back, waits anew.
  private long timesSinceItWaits(DelegateExecution execution, String task) {
    Instant since =
        open(execution, task)
            .map(open -> open.getCreateTime().toInstant())
            .findFirst()
            .orElseThrow();
    return nudges.of(execution.getProcessBusinessKey(), task, subject(execution)).stream()
        .filter(nudge -> !nudge.at().isBefore(since))
        .count();
  }

  // A mentorship may have several of this task at once, each about its own subject.
  private Stream<Task> open(DelegateExecution execution, String task) {
    Long subject = subject(execution);
    return tasks
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey(task)
        .list()
        .stream()
        .filter(open -> Objects.equals(subject, subject(open)));
  }

  // The engine keeps a candidate as often as it is told.
  private boolean isCandidate(Task task, String account) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .anyMatch(link -> account.equals(link.getUserId()));
  }

  private Object subject(Task task) {
    return tasks.getVariable(task.getId(), FormGate.SUBJECT);
  }

  private static Long subject(DelegateExecution execution) {
    return (Long) execution.getVariable(FormGate.SUBJECT);
  }
}
