package org.mentorat.closure;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** When the service ended and until when it can be evaluated, as both evaluations show it. */
@Component
class EvaluationTime {

  /** The two evaluations are reminded of together. */
  private static final String BOTH = "subProcess_evaluations";

  private final PairView pair;

  EvaluationTime(PairView pair) {
    this.pair = pair;
  }

  /** The keys {@code serviceEndedOn}, {@code closesAt}, {@code reminders}. */
  Map<String, Object> of(Step step) {
    Map<String, Object> shown =
        new HashMap<>(
            pair.closing(step, BOTH, step.since().plus(pair.promises(step).evaluationLimit())));
    shown.put("serviceEndedOn", pair.serviceEndsOn(step));
    return shown;
  }
}
