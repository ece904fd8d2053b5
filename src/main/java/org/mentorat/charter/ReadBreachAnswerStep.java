package org.mentorat.charter;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Whoever wrote a word reads what became of it (R61). */
@Component
class ReadBreachAnswerStep implements HumanStep<BreachAnswerReadSubmission> {

  private final Breaches breaches;
  private final CharterProperties properties;
  private final ReaderTime time;

  ReadBreachAnswerStep(Breaches breaches, CharterProperties properties, ReaderTime time) {
    this.breaches = breaches;
    this.properties = properties;
    this.time = time;
  }

  @Override
  public String formId() {
    return "read-breach-answer";
  }

  @Override
  public Class<BreachAnswerReadSubmission> submission() {
    return BreachAnswerReadSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Breach breach = breaches.breach(step.subject());
    Map<String, Object> shown = new HashMap<>();
    shown.put("reportedAt", time.dateTime(breach.reportedAt(), step.locale()));
    shown.put("handledAt", time.dateTime(breach.handledAt(), step.locale()));
    shown.put("closesAt", time.dateTime(step.since().plus(properties.answer()), step.locale()));
    if (breach.reportedBy().equals(step.account())) {
      shown.put("ownText", breach.text());
      shown.put("answer", breach.answer());
    }
    return shown;
  }
}
