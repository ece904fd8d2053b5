package org.mentorat.matching;

import java.util.Map;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.DeclineSummary;
import org.mentorat.mentorship.ConfirmAssignmentSubmission;
import org.mentorat.registration.RequestSummary;
import org.springframework.stereotype.Component;

/**
 * A coordinator confirms an assignment among ranked candidates, waits, or refers elsewhere (R34,
 * R81, R82).
 */
@Component
class ConfirmAssignmentStep implements HumanStep<ConfirmAssignmentSubmission> {

  private final MentorChoiceView choice;
  private final RequestSummary requests;
  private final DeclineSummary declines;
  private final Commitments commitments;
  private final ReaderTime time;

  ConfirmAssignmentStep(
      MentorChoiceView choice,
      RequestSummary requests,
      DeclineSummary declines,
      Commitments commitments,
      ReaderTime time) {
    this.choice = choice;
    this.requests = requests;
    this.declines = declines;
    this.commitments = commitments;
    this.time = time;
  }

  @Override
  public String formId() {
    return "confirm-assignment";
  }

  @Override
  public Class<ConfirmAssignmentSubmission> submission() {
    return ConfirmAssignmentSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = requests.of(step.reference(), step.locale());
    shown.put("declines", declines.of(step.reference(), step.locale()));
    shown.put("notMatchedWith", requests.notMatchedWith(step.reference()));
    commitments
        .current(step.reference(), Promise.ASSIGNMENT)
        .ifPresent(
            promise ->
                shown.put("assignmentLimit", time.dateTime(promise.limitAt(), step.locale())));
    shown.putAll(choice.of(step));
    return shown;
  }
}
