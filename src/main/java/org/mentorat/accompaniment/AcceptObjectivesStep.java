package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentee accepts the objectives and says where they stand, or asks to discuss them (R24, R89).
 */
@Component
class AcceptObjectivesStep implements HumanStep<ObjectivesReplySubmission> {

  private final Objectives objectives;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  AcceptObjectivesStep(
      Objectives objectives, PairView pair, ReaderTime time, MessageSource messages) {
    this.objectives = objectives;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "accept-objectives";
  }

  @Override
  public Class<ObjectivesReplySubmission> submission() {
    return ObjectivesReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    FirstMeeting meeting = objectives.firstMeeting(step.reference()).orElseThrow();
    Map<String, Object> shown = pair.objectivesWithKinds(step);
    shown.putAll(pair.waiting(step));
    shown.put("mentorName", pair.mentorName(step));
    shown.put("heldAt", time.dateTime(meeting.heldAt(), step.locale()));
    shown.put(
        "planDecision",
        messages.getMessage(
            meeting.planNeeded() ? "accompaniment.planNeeded" : "accompaniment.noPlan",
            new Object[] {meeting.planReason()},
            step.locale()));
    return shown;
  }
}
