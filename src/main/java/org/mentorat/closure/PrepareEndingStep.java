package org.mentorat.closure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.Requests;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A month before the end, the mentor takes stock of what is left to do together. */
@Component
class PrepareEndingStep implements HumanStep<EndingPreparationSubmission> {

  private final MentorshipRegister mentorships;
  private final Requests requests;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  PrepareEndingStep(
      MentorshipRegister mentorships,
      Requests requests,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.mentorships = mentorships;
    this.requests = requests;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "prepare-ending";
  }

  @Override
  public Class<EndingPreparationSubmission> submission() {
    return EndingPreparationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    int open = requests.openOf(step.reference()).size();
    Map<String, Object> shown = new HashMap<>(pair.objectives(step));
    shown.put("menteeName", pair.menteeName(step));
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put(
        "openRequests",
        open == 0
            ? null
            : messages.getMessage("closure.openRequests", new Object[] {open}, step.locale()));
    shown.putAll(pair.waiting(step));
    return shown;
  }

  @Override
  public void check(EndingPreparationSubmission submission, Step step, Refusals refusals) {
    if (submission.lastMeetingOn() == null) {
      return;
    }
    Instant end = mentorships.mentorship(step.reference()).serviceEndsAt();
    if (!submission.lastMeetingOn().atStartOfDay(time.zone()).toInstant().isBefore(end)) {
      refusals.refuse("lastMeetingOn", "closure.afterTheService", pair.serviceEndsOn(step));
    }
  }
}
