package org.mentorat.closure;

import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** One of the pair agrees to more time, or not (X5). */
@Component
class AgreeExtensionStep implements HumanStep<ExtensionReplySubmission> {

  private final ExtensionView view;
  private final PairView pair;

  AgreeExtensionStep(ExtensionView view, PairView pair) {
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "agree-extension";
  }

  @Override
  public Class<ExtensionReplySubmission> submission() {
    return ExtensionReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = view.request(step);
    shown.putAll(pair.waiting(step));
    return shown;
  }
}
