package org.mentorat.charter;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Somebody whom a word was handed to says that they have read it (R61). */
@Component
class AcknowledgeBreachStep implements HumanStep<AcknowledgementSubmission> {

  private final BreachView view;

  AcknowledgeBreachStep(BreachView view) {
    this.view = view;
  }

  @Override
  public String formId() {
    return "acknowledge-breach";
  }

  @Override
  public Class<AcknowledgementSubmission> submission() {
    return AcknowledgementSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.shown(step);
  }
}
