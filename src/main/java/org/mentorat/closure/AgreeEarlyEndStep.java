package org.mentorat.closure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The other of the pair agrees to an early end, or would rather talk about it. */
@Component
class AgreeEarlyEndStep implements HumanStep<EarlyEndReplySubmission> {

  private final EarlyEnds ends;
  private final EarlyEndView view;
  private final PairView pair;

  AgreeEarlyEndStep(EarlyEnds ends, EarlyEndView view, PairView pair) {
    this.ends = ends;
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "agree-early-end";
  }

  @Override
  public Class<EarlyEndReplySubmission> submission() {
    return EarlyEndReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    EarlyEnd end = ends.earlyEnd(step.subject());
    Instant closes = pair.after(step, pair.promises(step).confirmLimit());
    Map<String, Object> shown = new HashMap<>(pair.closing(step, pair.orServiceEnd(step, closes)));
    shown.put("otherName", view.askedBy(end, step));
    shown.put("wantedDay", view.wantedDay(end, step));
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    return shown;
  }
}
