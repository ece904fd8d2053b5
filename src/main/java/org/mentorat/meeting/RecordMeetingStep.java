package org.mentorat.meeting;

import java.time.Instant;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentor notes what became of a meeting; after a while the mentee is asked instead (R70). */
@Component
class RecordMeetingStep implements HumanStep<MeetingReportSubmission> {

  private final MeetingView view;
  private final PairView pair;

  RecordMeetingStep(MeetingView view, PairView pair) {
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "record-meeting";
  }

  @Override
  public Class<MeetingReportSubmission> submission() {
    return MeetingReportSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Instant asked = pair.after(step, pair.promises(step).checkInAskMentee());
    Map<String, Object> shown = view.meeting(step);
    shown.putAll(pair.closing(step, asked));
    if (!pair.orServiceEnd(step, asked).equals(asked)) {
      // The task ends with the service, and nobody is asked.
      shown.put("closesAt", null);
    }
    return shown;
  }
}
