package org.mentorat.accompaniment;

import java.time.Instant;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;

/** The mid-term evaluation, the same for both sides but for the form (R77, R110). */
abstract class MidTermStep implements HumanStep<MidTermSubmission> {

  /** Both sides are reminded at once, of the phase that waits. */
  private static final String PHASE = "subProcess_midTerm";

  final PairView pair;

  MidTermStep(PairView pair) {
    this.pair = pair;
  }

  @Override
  public Class<MidTermSubmission> submission() {
    return MidTermSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Instant closesAt = pair.after(step, pair.promises(step).evaluationLimit());
    Map<String, Object> shown = pair.closing(step, PHASE, pair.orServiceEnd(step, closesAt));
    shown.putAll(pair.objectives(step));
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    return shown;
  }
}
