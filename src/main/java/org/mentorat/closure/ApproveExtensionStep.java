package org.mentorat.closure;

import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Both of the pair want more time: the coordination agrees, or not (X5). */
@Component
class ApproveExtensionStep implements HumanStep<ExtensionReplySubmission> {

  private final ExtensionView view;
  private final PairView pair;

  ApproveExtensionStep(ExtensionView view, PairView pair) {
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "approve-extension";
  }

  @Override
  public Class<ExtensionReplySubmission> submission() {
    return ExtensionReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = pair.people(step);
    shown.putAll(view.request(step));
    shown.put("reminders", pair.reminders(step));
    return shown;
  }
}
