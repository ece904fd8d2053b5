package org.mentorat.agreement;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Somebody reads a new version and accepts it, or has a question first (R12, R63). */
@Component
class AcceptAgreementStep implements HumanStep<AcceptAgreementSubmission> {

  private final Acceptances acceptances;
  private final AcceptanceView view;

  AcceptAgreementStep(Acceptances acceptances, AcceptanceView view) {
    this.acceptances = acceptances;
    this.view = view;
  }

  @Override
  public String formId() {
    return "accept-agreement";
  }

  @Override
  public Class<AcceptAgreementSubmission> submission() {
    return AcceptAgreementSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Acceptance acceptance = acceptances.acceptance(step.subject());
    Map<String, Object> shown = view.of(acceptance, step);
    shown.put("documentText", acceptances.text(acceptance).body());
    shown.put("reminders", AcceptanceView.reminders(acceptance.reminders()));
    return shown;
  }
}
