package org.mentorat.process;

import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A project's lead who was told of a broken promise also gets the coordinators' tasks that come
 * afterwards, as long as that promise runs: a new search each day would otherwise take the task out
 * of the lead's sight.
 */
@Component
class LeadInSight {

  private final Commitments commitments;
  private final MentorshipRegister mentorships;

  LeadInSight(Commitments commitments, MentorshipRegister mentorships) {
    this.commitments = commitments;
    this.mentorships = mentorships;
  }

  @EventListener(condition = "#task.eventName == 'create'")
  void taskCreated(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    if (isForTheCoordinators(task) && leadWasTold(reference)) {
      mentorships.mentorship(reference).project().leadAccount().ifPresent(task::addCandidateUser);
    }
  }

  private static boolean isForTheCoordinators(DelegateTask task) {
    return task.getCandidates().stream()
        .anyMatch(candidate -> "coordinators".equals(candidate.getGroupId()));
  }

  private boolean leadWasTold(String reference) {
    return Arrays.stream(Promise.values())
        .flatMap(promise -> commitments.current(reference, promise).stream())
        .flatMap(commitment -> commitment.notes().stream())
        .anyMatch(note -> note.kind() == CommitmentNoteKind.LEAD_ALERTED);
  }
}
