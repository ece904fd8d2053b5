package org.mentorat.suspension;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/**
 * The coordination sees why a mentorship stands still, and resumes it when it need not any more.
 */
@Component
class ResumeMentorshipStep implements HumanStep<ResumptionSubmission> {

  private final Suspensions suspensions;
  private final SuspensionView view;

  ResumeMentorshipStep(Suspensions suspensions, SuspensionView view) {
    this.suspensions = suspensions;
    this.view = view;
  }

  @Override
  public String formId() {
    return "resume-mentorship";
  }

  @Override
  public Class<ResumptionSubmission> submission() {
    return ResumptionSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.forTheCoordination(suspensions.suspension(step.subject()), step);
  }
}
