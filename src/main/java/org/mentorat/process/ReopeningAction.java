package org.mentorat.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mentorat.correction.Corrections;
import org.mentorat.correction.NotToReopen;
import org.mentorat.correction.ReopeningSubmission;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The coordination opens a mentorship again that was closed by error, for some days. */
@Component
class ReopeningAction implements Action<ReopeningSubmission> {

  private final PairActions pair;
  private final Corrections corrections;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final ReaderTime time;
  private final MessageSource messages;

  ReopeningAction(
      PairActions pair,
      Corrections corrections,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      ReaderTime time,
      MessageSource messages) {
    this.pair = pair;
    this.corrections = corrections;
    this.mentorships = mentorships;
    this.process = process;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "reopening";
  }

  @Override
  public Class<ReopeningSubmission> submission() {
    return ReopeningSubmission.class;
  }

  // Nobody corrects their own mentorship.
  @Override
  public boolean isFor(Step step) {
    return pair.isCoordinated(step) && pair.side(step) == null;
  }

  @Override
  public void possible(Step step) throws NotNow {
    try {
      corrections.reopenable(step.reference());
    } catch (NotToReopen e) {
      throw new NotNow(e.messageKey());
    }
    // Its closing is a job's last step: until that is done the instance is still there.
    if (process.instance(step.reference()).isPresent()) {
      throw new NotNow("correction.notClosed");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    String reference = step.reference();
    Mentorship mentorship = mentorships.mentorship(reference);
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", mentorship.mentee().displayName());
    shown.put(
        "mentorName",
        mentorships
            .lastToTheClosing(reference)
            .map(last -> last.mentor().displayName())
            .orElse(null));
    shown.put("closedAt", time.dateTime(mentorship.closedAt(), step.locale()));
    shown.put(
        "closedAs",
        messages.getMessage(
            "correction.outcome." + mentorship.outcome().name().toLowerCase(Locale.ROOT),
            null,
            step.locale()));
    shown.put(
        "reopenableUntil",
        time.dateTime(corrections.reopenableUntil(reference).orElseThrow(), step.locale()));
    Instant end = corrections.serviceEndAfter(reference);
    shown.put(
        "serviceEndsOn",
        end == null
            ? null
            : time.date(end.minusNanos(1).atZone(time.zone()).toLocalDate(), step.locale()));
    return shown;
  }

  @Override
  public long perform(ReopeningSubmission submission, Step step) throws NotNow {
    // Of fifty at once the others see the one that came first.
    mentorships.lockToReopen(step.reference());
    possible(step);
    try {
      long correction = corrections.reopen(step.reference(), submission, step.account());
      process.reopen(step.reference());
      return correction;
    } catch (NotToReopen e) {
      throw new NotNow(e.messageKey());
    }
  }
}
