package org.mentorat.comentor;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The other of the pair agrees to a co-mentor, or would rather not (R27). */
@Component
class AgreeCoMentorStep implements HumanStep<CoMentorAgreementSubmission> {

  private final CoMentorView view;

  AgreeCoMentorStep(CoMentorView view) {
    this.view = view;
  }

  @Override
  public String formId() {
    return "agree-co-mentor";
  }

  @Override
  public Class<CoMentorAgreementSubmission> submission() {
    return CoMentorAgreementSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.closing(step);
  }
}
