package org.mentorat.comentor;

import java.util.List;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Whoever invited reads another wording of the contribution (R30). */
@Component
class AdjustContributionStep implements HumanStep<ContributionAdjustmentSubmission> {

  private final CoMentors coMentors;
  private final CoMentorView view;

  AdjustContributionStep(CoMentors coMentors, CoMentorView view) {
    this.coMentors = coMentors;
    this.view = view;
  }

  @Override
  public String formId() {
    return "adjust-contribution";
  }

  @Override
  public Class<ContributionAdjustmentSubmission> submission() {
    return ContributionAdjustmentSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<CoContribution> versions = coMentors.versions(step.subject());
    Map<String, Object> shown = view.closing(step);
    shown.put("expectedContribution", versions.get(versions.size() - 2).text());
    shown.put("proposedWording", versions.get(versions.size() - 1).text());
    return shown;
  }
}
