package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A follow-up as both sides see it: when it was due, how often, how far the pair drifted, and when
 * it closes (R22).
 */
@Component
class CheckInSummary {

  private final PairTerms pairTerms;
  private final PairView pair;
  private final FrequencyDrift drift;
  private final ReaderTime time;
  private final MessageSource messages;

  CheckInSummary(
      PairTerms pairTerms,
      PairView pair,
      FrequencyDrift drift,
      ReaderTime time,
      MessageSource messages) {
    this.pairTerms = pairTerms;
    this.pair = pair;
    this.drift = drift;
    this.time = time;
    this.messages = messages;
  }

  Map<String, Object> of(CheckIn checkIn, Step step) {
    Map<String, Object> shown =
        pair.closing(
            step,
            pair.orServiceEnd(
                step, pair.after(step, checkIn.openedAt(), pair.promises(step).checkInLimit())));
    shown.put(
        "dueOn", time.date(checkIn.openedAt().atZone(time.zone()).toLocalDate(), step.locale()));
    pairTerms
        .current(step.reference())
        .filter(Terms::isAccepted)
        .ifPresent(
            terms ->
                shown.put(
                    "termsFrequency",
                    messages.getMessage(terms.frequency().messageKey(), null, step.locale())));
    shown.put("drift", drift.words(step));
    return shown;
  }
}
