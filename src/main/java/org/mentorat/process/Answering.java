package org.mentorat.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.accompaniment.Requests;
import org.mentorat.engine.FormGate;
import org.mentorat.handover.MentorChanged;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.suspension.MentorshipResumed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees to it that requests wait for whoever answers them: the mentor, a co-mentor while they
 * contribute, or who stands in while the mentor is away. Tasks change their assignee and promises
 * their owner, who is told of it; no limit moves. What stands still follows when it goes on.
 */
@Component
class Answering {

  private final Requests requests;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final TaskService tasks;
  private final FormGate gate;
  private final Notices notices;

  Answering(
      Requests requests,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      TaskService tasks,
      FormGate gate,
      Notices notices) {
    this.requests = requests;
    this.mentorships = mentorships;
    this.process = process;
    this.tasks = tasks;
    this.gate = gate;
    this.notices = notices;
  }

  /** All that this mentor accompanies, one after the other in the same order for everybody. */
  void ofAll(String mentor, String by) {
    mentorships.entrustedTo(mentor).forEach(reference -> of(reference, by));
  }

  /**
   * @param by whose decision it is; null if nobody's, then it is told of who answers from now on
   */
  void of(String reference, String by) {
    Optional<String> instance = process.instance(reference);
    // Who submits an answer at this moment goes first.
    gate.takeTurn(reference);
    mentorships.lock(reference);
    if (instance.isEmpty() || mentorships.current(reference).isEmpty()) {
      return;
    }
    List<Task> open =
        tasks
            .createTaskQuery()
            .processInstanceId(instance.get())
            .taskDefinitionKey(MentorshipProcess.ANSWER_REQUEST)
            .list();
    if (open.stream().anyMatch(Task::isSuspended)) {
      return;
    }
    for (Task task : open) {
      String answerer = requests.answerer((Long) tasks.getVariable(task.getId(), FormGate.SUBJECT));
      if (!answerer.equals(task.getAssignee())) {
        tasks.setAssignee(task.getId(), answerer);
        notices.handed(task, reference, "answer-request", answerer);
      }
    }
    requests.entrust(reference, by);
  }

  @EventListener
  void mentorChanged(MentorChanged event) {
    of(event.reference(), event.by());
  }

  @EventListener
  void resumed(MentorshipResumed event) {
    of(event.reference(), event.by());
  }
}
