package org.mentorat.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The coordination decides on an early end that the pair did not agree on. */
@Component
class DecideEarlyEndStep implements HumanStep<EarlyEndDecisionSubmission> {

  private final EarlyEnds ends;
  private final EarlyEndView view;
  private final PairView pair;
  private final ReaderTime time;
  private final Clock clock;

  DecideEarlyEndStep(
      EarlyEnds ends, EarlyEndView view, PairView pair, ReaderTime time, Clock clock) {
    this.ends = ends;
    this.view = view;
    this.pair = pair;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "decide-early-end";
  }

  @Override
  public Class<EarlyEndDecisionSubmission> submission() {
    return EarlyEndDecisionSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    EarlyEnd end = ends.earlyEnd(step.subject());
    LocalDate today = LocalDate.ofInstant(clock.instant(), time.zone());
    LocalDate wanted =
        end.lastDay() == null || end.lastDay().isBefore(today) ? today : end.lastDay();
    Map<String, Object> shown = pair.people(step);
    shown.put("askedBy", view.askedBy(end, step));
    shown.put("askedAt", view.askedAt(end, step));
    shown.put("reasonText", view.reason(end, step));
    shown.put("requestWords", end.words());
    shown.put("wantedDay", view.wantedDay(end, step));
    shown.put("replyText", view.reply(end, step));
    shown.put("replyWords", end.replyWords());
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put("reminders", pair.reminders(step));
    shown.put("lastDay", wanted.toString());
    return shown;
  }

  @Override
  public void check(EarlyEndDecisionSubmission submission, Step step, Refusals refusals) {
    if (submission.lastDay() != null && !ends.isInService(step.reference(), submission.lastDay())) {
      refusals.refuse("lastDay", "closure.earlyEnd.afterTheService", pair.serviceEndsOn(step));
    }
  }
}
