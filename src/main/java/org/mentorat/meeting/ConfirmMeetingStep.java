package org.mentorat.meeting;

import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentee says what became of a meeting that the mentor has not noted (R70). */
@Component
class ConfirmMeetingStep implements HumanStep<MeetingReportSubmission> {

  private final MeetingView view;
  private final PairView pair;

  ConfirmMeetingStep(MeetingView view, PairView pair) {
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "confirm-meeting";
  }

  @Override
  public Class<MeetingReportSubmission> submission() {
    return MeetingReportSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = view.meeting(step);
    shown.putAll(
        pair.closing(
            step, pair.orServiceEnd(step, pair.after(step, pair.promises(step).confirmLimit()))));
    return shown;
  }
}
