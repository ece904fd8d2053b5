package org.mentorat.comentor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The co-mentor notes a follow-up; if nobody does, it closes without a note (R22). */
@Component
class LogCoMentorCheckInStep implements HumanStep<CoMentorCheckInSubmission> {

  private final CoMentors coMentors;
  private final CoMentorView view;
  private final PairView pair;

  LogCoMentorCheckInStep(CoMentors coMentors, CoMentorView view, PairView pair) {
    this.coMentors = coMentors;
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "log-co-mentor-check-in";
  }

  @Override
  public Class<CoMentorCheckInSubmission> submission() {
    return CoMentorCheckInSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<CoCheckIn> checkIns = coMentors.checkIns(step.subject());
    Instant closes = pair.after(step, pair.promises(step).checkInAskMentee());
    Map<String, Object> shown = view.invitation(step);
    shown.putAll(pair.closing(step, pair.orServiceEnd(step, closes)));
    checkIns.stream()
        .filter(checkIn -> step.account() != null && step.account().equals(checkIn.loggedBy()))
        .reduce((first, second) -> second)
        .ifPresent(last -> shown.put("lastNote", last.note()));
    return shown;
  }
}
