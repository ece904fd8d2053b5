package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.correction.AlreadyCorrected;
import org.mentorat.correction.AssignmentCorrectionSubmission;
import org.mentorat.correction.Corrections;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.handover.MentorChanges;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/**
 * The coordination undoes the assignment of the wrong person, while the first contact is awaited.
 * Later the way is a change of mentor.
 */
@Component
class AssignmentCorrectionAction implements Action<AssignmentCorrectionSubmission> {

  private final PairActions pair;
  private final Corrections corrections;
  private final MentorChanges changes;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final ReaderTime time;

  AssignmentCorrectionAction(
      PairActions pair,
      Corrections corrections,
      MentorChanges changes,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      ReaderTime time) {
    this.pair = pair;
    this.corrections = corrections;
    this.changes = changes;
    this.mentorships = mentorships;
    this.process = process;
    this.time = time;
  }

  @Override
  public String formId() {
    return "assignment-correction";
  }

  @Override
  public Class<AssignmentCorrectionSubmission> submission() {
    return AssignmentCorrectionSubmission.class;
  }

  // Nobody corrects their own mentorship.
  @Override
  public boolean isFor(Step step) {
    return pair.isCoordinated(step) && pair.side(step) == null;
  }

  @Override
  public void possible(Step step) throws NotNow {
    String reference = step.reference();
    if (corrections.isAssignmentWrong(reference)) {
      throw new NotNow("correction.alreadyCorrected");
    }
    if (!mentorships.mentorship(reference).isOpen()) {
      throw new NotNow("process.serviceEnded");
    }
    if (mentorships.mentorship(reference).serviceStartsAt() != null) {
      throw new NotNow("correction.serviceRuns");
    }
    if (mentorships.current(reference).isEmpty()) {
      throw new NotNow("correction.nobodyAssigned");
    }
    if (changes.open(reference).isPresent()
        || !process.listens(MentorshipProcess.MENTOR_REASSIGNED, reference)) {
      throw new NotNow("correction.beingDone");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", mentorships.mentorship(step.reference()).mentee().displayName());
    mentorships
        .current(step.reference())
        .ifPresent(
            current -> {
              shown.put("mentorName", current.mentor().displayName());
              shown.put("assignedAt", time.dateTime(current.assignedAt(), step.locale()));
            });
    return shown;
  }

  @Override
  public long perform(AssignmentCorrectionSubmission submission, Step step) throws NotNow {
    // Of fifty at once the others see the one that came first.
    mentorships.lock(step.reference());
    possible(step);
    try {
      long correction = corrections.correctAssignment(step.reference(), submission, step.account());
      process.tellAll(MentorshipProcess.MENTOR_REASSIGNED, step.reference(), null);
      return correction;
    } catch (AlreadyCorrected e) {
      throw new NotNow("correction.alreadyCorrected");
    }
  }
}
