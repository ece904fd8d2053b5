package org.mentorat.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.absence.MentorAbsences;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The leads of the projects that a mentor's absence concerns, and when they may act too. */
@Component
class AbsenceLeads {

  private final MentorAbsences absences;
  private final TaskService tasks;

  AbsenceLeads(MentorAbsences absences, TaskService tasks) {
    this.absences = absences;
    this.tasks = tasks;
  }

  // Where the mentor is away already, or was to be, they see the task at once.
  @EventListener(condition = "#task.eventName == 'create'")
  void taskCreated(DelegateTask task) {
    String key = task.getTaskDefinitionKey();
    if (key.equals(MentorAbsenceProcess.LOOK_INTO_HAND_OVERS)
        || key.equals(MentorAbsenceProcess.NAME_SUBSTITUTE)) {
      MentorAbsence absence = absences.absence(task.getExecution().getProcessBusinessKey());
      if (key.equals(MentorAbsenceProcess.LOOK_INTO_HAND_OVERS) || absence.begunAt() != null) {
        absences.leads(absence.mentor()).forEach(task::addCandidateUser);
      }
    }
  }

  /** They may act too on this task, if it is open. */
  void see(String instance, String task, MentorAbsence absence) {
    for (Task open :
        tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(task).list()) {
      absences.leads(absence.mentor()).stream()
          .filter(lead -> !isCandidate(open, lead))
          .forEach(lead -> tasks.addCandidateUser(open.getId(), lead));
    }
  }

  // The engine keeps a candidate as often as it is told.
  private boolean isCandidate(Task task, String account) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .anyMatch(link -> account.equals(link.getUserId()));
  }
}
