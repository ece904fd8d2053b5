package org.mentorat.process;

import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Step;
import org.mentorat.suspension.NotSuspended;
import org.mentorat.suspension.ResumptionSubmission;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.SuspensionView;
import org.mentorat.suspension.Suspensions;
import org.springframework.stereotype.Component;

/** Either of the pair resumes the mentorship before the limit. */
@Component
class ResumptionAction implements Action<ResumptionSubmission> {

  private final PairActions pair;
  private final Suspensions suspensions;
  private final SuspensionView view;
  private final SuspensionProcess process;

  ResumptionAction(
      PairActions pair, Suspensions suspensions, SuspensionView view, SuspensionProcess process) {
    this.pair = pair;
    this.suspensions = suspensions;
    this.view = view;
    this.process = process;
  }

  @Override
  public String formId() {
    return "resumption";
  }

  @Override
  public Class<ResumptionSubmission> submission() {
    return ResumptionSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public boolean whilePaused() {
    return true;
  }

  @Override
  public void possible(Step step) throws NotNow {
    try {
      suspensions.resumable(step.reference());
    } catch (NotSuspended e) {
      throw notNow(e);
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.forThePair(suspensions.current(step.reference()).orElseThrow(), step);
  }

  @Override
  public long perform(ResumptionSubmission submission, Step step) throws NotNow {
    try {
      Suspension suspension = suspensions.resumable(step.reference());
      suspensions.resume(suspension.id(), step.account());
      process.resume(suspension);
      return suspension.id();
    } catch (NotSuspended e) {
      throw notNow(e);
    } catch (MismatchingMessageCorrelationException e) {
      // The limit is reached, or the coordination resumes it, at this very moment.
      throw new NotNow("suspension.resumptionAsked");
    }
  }

  private static NotNow notNow(NotSuspended reason) {
    return new NotNow(reason.asked() ? "suspension.resumptionAsked" : "suspension.nothingToResume");
  }
}
