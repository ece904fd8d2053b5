package org.mentorat.meeting;

import java.time.Duration;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** Whoever cancelled a meeting plans another (R71). */
@Component
class RescheduleMeetingStep implements HumanStep<MeetingSubmission> {

  private final Meetings meetings;
  private final MeetingView view;
  private final PairView pair;

  RescheduleMeetingStep(Meetings meetings, MeetingView view, PairView pair) {
    this.meetings = meetings;
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "reschedule-meeting";
  }

  @Override
  public Class<MeetingSubmission> submission() {
    return MeetingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Meeting cancelled = meetings.meeting(step.subject());
    Map<String, Object> shown = view.meeting(step);
    shown.putAll(view.planning(step));
    shown.putAll(pair.waiting(step, pair.promises(step).pairReminder()));
    shown.put("cancellationReason", cancelled.cancellationReason());
    shown.put("duration", Duration.between(cancelled.beginsAt(), cancelled.endsAt()).toMinutes());
    shown.put("mode", cancelled.mode().code());
    shown.put("place", cancelled.place() == null ? null : cancelled.place().code());
    shown.put("whereabouts", cancelled.whereabouts());
    return shown;
  }

  @Override
  public void check(MeetingSubmission submission, Step step, Refusals refusals) {
    meetings
        .objection(step.reference(), submission)
        .ifPresent(refused -> refusals.refuse(MeetingRefused.FIELD, refused.messageKey()));
  }
}
