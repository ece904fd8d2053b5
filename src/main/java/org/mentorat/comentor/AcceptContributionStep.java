package org.mentorat.comentor;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The person invited accepts the contribution, rewords it or declines (R30). */
@Component
class AcceptContributionStep implements HumanStep<ContributionReplySubmission> {

  private final CoMentorView view;

  AcceptContributionStep(CoMentorView view) {
    this.view = view;
  }

  @Override
  public String formId() {
    return "accept-contribution";
  }

  @Override
  public Class<ContributionReplySubmission> submission() {
    return ContributionReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.closing(step);
  }
}
