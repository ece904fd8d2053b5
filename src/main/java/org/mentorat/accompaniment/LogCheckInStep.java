package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentor notes a follow-up; if nobody does, it closes without a note (R22). */
@Component
class LogCheckInStep implements HumanStep<CheckInSubmission> {

  private final CheckIns checkIns;
  private final CheckInSummary summary;
  private final PairView pair;
  private final RequestsToCoMentors toCoMentors;
  private final ReaderTime time;
  private final Clock clock;

  LogCheckInStep(
      CheckIns checkIns,
      CheckInSummary summary,
      PairView pair,
      RequestsToCoMentors toCoMentors,
      ReaderTime time,
      Clock clock) {
    this.checkIns = checkIns;
    this.summary = summary;
    this.pair = pair;
    this.toCoMentors = toCoMentors;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "log-check-in";
  }

  @Override
  public Class<CheckInSubmission> submission() {
    return CheckInSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    CheckIn checkIn = checkIns.checkIn(step.subject());
    Map<String, Object> shown = summary.of(checkIn, step);
    shown.putAll(pair.objectives(step));
    shown.put("menteeName", pair.menteeName(step));
    shown.put("coMentorRequests", toCoMentors.words(step));
    checkIns.of(step.reference()).stream()
        .filter(CheckIn::isHeld)
        .map(held -> held.heldOn() == null ? held.menteeHeldOn() : held.heldOn())
        .max(Comparator.naturalOrder())
        .ifPresent(last -> shown.put("lastCheckInOn", time.date(last, step.locale())));
    return shown;
  }

  @Override
  public void check(CheckInSubmission submission, Step step, Refusals refusals) {
    if (submission.heldOn() != null
        && submission.heldOn().isAfter(LocalDate.ofInstant(clock.instant(), time.zone()))) {
      refusals.refuse("heldOn", "accompaniment.dayInTheFuture");
    }
  }
}
