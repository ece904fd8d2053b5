package org.mentorat.actionplan;

import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentor reads a plan that is the mentee's to decide, or asks to discuss it (R54, R110). */
@Component
class ReadRevisionStep implements HumanStep<RevisionReadingSubmission> {

  private final PlanRevisions revisions;
  private final ActionPlans plans;
  private final RevisionView view;
  private final PairView pair;

  ReadRevisionStep(PlanRevisions revisions, ActionPlans plans, RevisionView view, PairView pair) {
    this.revisions = revisions;
    this.plans = plans;
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "read-revision";
  }

  @Override
  public Class<RevisionReadingSubmission> submission() {
    return RevisionReadingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = view.agreed(step);
    plans
        .inForce(step.reference())
        .ifPresent(
            plan ->
                shown.put("contribution", view.ownContributions(step, plan).get("contribution")));
    shown.putAll(view.proposal(step, revisions.revision(step.subject())));
    shown.putAll(
        pair.closing(
            step, pair.orServiceEnd(step, pair.after(step, pair.promises(step).pairLimit()))));
    return shown;
  }
}
