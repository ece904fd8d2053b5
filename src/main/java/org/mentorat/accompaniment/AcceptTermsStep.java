package org.mentorat.accompaniment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mentee accepts the terms that the mentor proposes, or asks to discuss them (R20, R40). */
@Component
class AcceptTermsStep implements HumanStep<TermsReplySubmission> {

  private final PairTerms pairTerms;
  private final PairView pair;
  private final MessageSource messages;

  AcceptTermsStep(PairTerms pairTerms, PairView pair, MessageSource messages) {
    this.pairTerms = pairTerms;
    this.pair = pair;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "accept-terms";
  }

  @Override
  public Class<TermsReplySubmission> submission() {
    return TermsReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<Terms> proposals = pairTerms.of(step.reference());
    Terms terms = proposals.get(proposals.size() - 1);
    Map<String, Object> shown = pair.waiting(step);
    shown.put("mentorName", pair.mentorName(step));
    shown.put("termsFrequency", text(terms.frequency().messageKey(), step));
    shown.put(
        "termsChannels",
        terms.channels().stream()
            .map(channel -> text(channel.messageKey(), step))
            .collect(Collectors.joining(", ")));
    shown.put("termsRules", terms.rules());
    if (proposals.size() > 1) {
      shown.put("menteeComment", proposals.get(proposals.size() - 2).comment());
    }
    return shown;
  }

  private String text(String key, Step step) {
    return messages.getMessage(key, null, step.locale());
  }
}
