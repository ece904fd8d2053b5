package org.mentorat.accompaniment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentee is asked about a follow-up that the mentor has not noted (R22). */
@Component
class ConfirmCheckInStep implements HumanStep<CheckInByMenteeSubmission> {

  private final CheckIns checkIns;
  private final CheckInSummary summary;
  private final PairView pair;
  private final ReaderTime time;
  private final Clock clock;

  ConfirmCheckInStep(
      CheckIns checkIns, CheckInSummary summary, PairView pair, ReaderTime time, Clock clock) {
    this.checkIns = checkIns;
    this.summary = summary;
    this.pair = pair;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "confirm-check-in";
  }

  @Override
  public Class<CheckInByMenteeSubmission> submission() {
    return CheckInByMenteeSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = summary.of(checkIns.checkIn(step.subject()), step);
    shown.put("mentorName", pair.mentorName(step));
    return shown;
  }

  @Override
  public void check(CheckInByMenteeSubmission submission, Step step, Refusals refusals) {
    if (submission.heldOn() != null
        && submission.heldOn().isAfter(LocalDate.ofInstant(clock.instant(), time.zone()))) {
      refusals.refuse("heldOn", "accompaniment.dayInTheFuture");
    }
  }
}
