package org.mentorat.handover;

import java.time.Instant;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentee says whether a new mentor may read what was written before; silence is a no (R80). */
@Component
class AllowEarlierExchangesStep implements HumanStep<EarlierExchangesSubmission> {

  private final PairView pair;

  AllowEarlierExchangesStep(PairView pair) {
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "allow-earlier-exchanges";
  }

  @Override
  public Class<EarlierExchangesSubmission> submission() {
    return EarlierExchangesSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Instant closesAt = pair.after(step, pair.promises(step).confirmLimit());
    Map<String, Object> shown = pair.closing(step, pair.orServiceEnd(step, closesAt));
    shown.put("mentorName", pair.mentorName(step));
    return shown;
  }
}
