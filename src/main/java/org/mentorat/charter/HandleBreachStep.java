package org.mentorat.charter;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** What those who have a word did about it, and what its author is told (R61). */
@Component
class HandleBreachStep implements HumanStep<BreachHandlingSubmission> {

  private final BreachView view;

  HandleBreachStep(BreachView view) {
    this.view = view;
  }

  @Override
  public String formId() {
    return "handle-breach";
  }

  @Override
  public Class<BreachHandlingSubmission> submission() {
    return BreachHandlingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.shown(step);
  }
}
