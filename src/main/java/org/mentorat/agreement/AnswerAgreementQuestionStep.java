package org.mentorat.agreement;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The coordination answers what somebody asks before they accept a new version. */
@Component
class AnswerAgreementQuestionStep implements HumanStep<AgreementAnswerSubmission> {

  private final Acceptances acceptances;
  private final AcceptanceView view;
  private final ReaderTime time;

  AnswerAgreementQuestionStep(Acceptances acceptances, AcceptanceView view, ReaderTime time) {
    this.acceptances = acceptances;
    this.view = view;
    this.time = time;
  }

  @Override
  public String formId() {
    return "answer-agreement-question";
  }

  @Override
  public Class<AgreementAnswerSubmission> submission() {
    return AgreementAnswerSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Acceptance acceptance = acceptances.acceptance(step.subject());
    Map<String, Object> shown = view.of(acceptance, step);
    shown.put("personName", acceptance.person().displayName());
    shown.put("personEmail", acceptance.person().email());
    acceptances
        .openQuestion(acceptance.id())
        .ifPresent(
            open -> {
              shown.put("question", open.question());
              shown.put("askedAt", time.dateTime(open.askedAt(), step.locale()));
              shown.put("reminders", AcceptanceView.reminders(open.reminders()));
            });
    return shown;
  }
}
