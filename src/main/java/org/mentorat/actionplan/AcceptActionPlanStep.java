package org.mentorat.actionplan;

import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentee accepts the plan, which is theirs, or asks to discuss it (R27, R54, R109). */
@Component
class AcceptActionPlanStep implements HumanStep<ActionPlanReplySubmission> {

  private final ActionPlans plans;
  private final PairView pair;

  AcceptActionPlanStep(ActionPlans plans, PairView pair) {
    this.plans = plans;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "accept-action-plan";
  }

  @Override
  public Class<ActionPlanReplySubmission> submission() {
    return ActionPlanReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<ActionPlan> drafts = plans.of(step.reference());
    ActionPlan plan = drafts.get(drafts.size() - 1);
    Map<String, Object> shown = pair.objectives(step);
    shown.putAll(pair.waiting(step));
    shown.put("mentorName", pair.mentorName(step));
    List<String> strategies = plan.strategies();
    for (int i = 0; i < strategies.size(); i++) {
      shown.put("planStrategy" + (i + 1), strategies.get(i));
    }
    for (Contribution contribution : plan.contributions()) {
      shown.put(
          contribution.mentor() == null ? "planOtherContribution" : "planContribution",
          contribution.text());
    }
    if (drafts.size() > 1) {
      shown.put("menteeComment", drafts.get(drafts.size() - 2).comment());
    }
    return shown;
  }
}
