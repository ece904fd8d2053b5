package org.mentorat.actionplan;

import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentor drafts an action plan; after a discussion, from the draft before (R27, R30, R54). */
@Component
class DraftActionPlanStep implements HumanStep<ActionPlanSubmission> {

  private final ActionPlans plans;
  private final Objectives objectives;
  private final PairView pair;

  DraftActionPlanStep(ActionPlans plans, Objectives objectives, PairView pair) {
    this.plans = plans;
    this.objectives = objectives;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "draft-action-plan";
  }

  @Override
  public Class<ActionPlanSubmission> submission() {
    return ActionPlanSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = pair.objectivesWithKinds(step);
    shown.putAll(pair.waiting(step));
    shown.put("menteeName", pair.menteeName(step));
    objectives
        .firstMeeting(step.reference())
        .ifPresent(meeting -> shown.put("planReason", meeting.planReason()));
    plans.current(step.reference()).ifPresent(before -> prefill(shown, before, step));
    return shown;
  }

  private void prefill(Map<String, Object> shown, ActionPlan before, Step step) {
    shown.put("menteeComment", before.comment());
    List<String> strategies = before.strategies();
    for (int i = 0; i < strategies.size(); i++) {
      shown.put("strategy" + (i + 1), strategies.get(i));
    }
    // What another mentor brings is not this one's word (R30).
    if (before.draftedBy().equals(step.account())) {
      for (Contribution contribution : before.contributions()) {
        shown.put(
            contribution.mentor() == null ? "otherContribution" : "contribution",
            contribution.text());
      }
    }
  }
}
