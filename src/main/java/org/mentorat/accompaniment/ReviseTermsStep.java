package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.Channel;
import org.springframework.stereotype.Component;

/** The mentor proposes other terms after the mentee asked to discuss them (R20, R40). */
@Component
class ReviseTermsStep implements HumanStep<TermsSubmission> {

  private final PairTerms pairTerms;
  private final PairView pair;

  ReviseTermsStep(PairTerms pairTerms, PairView pair) {
    this.pairTerms = pairTerms;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "revise-terms";
  }

  @Override
  public Class<TermsSubmission> submission() {
    return TermsSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Terms terms = pairTerms.current(step.reference()).orElseThrow();
    Map<String, Object> shown = pair.waiting(step);
    shown.put("menteeName", pair.menteeName(step));
    shown.put("menteeComment", terms.comment());
    shown.put("frequency", terms.frequency().code());
    shown.put("channels", terms.channels().stream().map(Channel::code).toList());
    shown.put("rules", terms.rules());
    return shown;
  }
}
