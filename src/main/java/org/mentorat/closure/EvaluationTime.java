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
  private final Closures closures;

  EvaluationTime(PairView pair, Closures closures) {
    this.pair = pair;
    this.closures = closures;
  }

  /** The keys {@code serviceEndedOn}, {@code closesAt}, {@code reminders}. */
  Map<String, Object> of(Step step) {
    Map<String, Object> shown =
        new HashMap<>(
            pair.closing(step, BOTH, pair.after(step, closures.evaluationLimit(step.reference()))));
    shown.put("serviceEndedOn", pair.serviceEndsOn(step));
    return shown;
  }
}
