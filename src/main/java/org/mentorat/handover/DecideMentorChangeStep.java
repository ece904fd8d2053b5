package org.mentorat.handover;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.Requests;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.matching.MentorChoiceView;
import org.mentorat.mentorship.Side;
import org.mentorat.registration.RequestSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A coordinator reads who asks and why, in confidence, and chooses who takes over, or keeps the
 * pair as it is (R80).
 */
@Component
class DecideMentorChangeStep implements HumanStep<MentorChangeDecisionSubmission> {

  private final MentorChanges changes;
  private final MentorChoiceView choice;
  private final RequestSummary registrations;
  private final Requests requests;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  DecideMentorChangeStep(
      MentorChanges changes,
      MentorChoiceView choice,
      RequestSummary registrations,
      Requests requests,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.changes = changes;
    this.choice = choice;
    this.registrations = registrations;
    this.requests = requests;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "decide-mentor-change";
  }

  @Override
  public Class<MentorChangeDecisionSubmission> submission() {
    return MentorChangeDecisionSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    MentorChange change = changes.change(step.subject());
    Map<String, Object> shown = new HashMap<>(choice.of(step));
    shown.putAll(pair.people(step));
    shown.put("openRequests", String.valueOf(requests.openToMentor(step.reference())));
    shown.put(
        "askedBy",
        text(
            change.side() == null
                ? "handover.askedBy.coordination"
                : change.side() == Side.MENTEE
                    ? "handover.askedBy.mentee"
                    : "handover.askedBy.mentor",
            step));
    shown.put("askedAt", time.dateTime(change.askedAt(), step.locale()));
    shown.put(
        "reasonText", change.reason() == null ? null : text(change.reason().messageKey(), step));
    shown.put("words", changes.wordsFor(step.subject(), step.account()).orElse(null));
    shown.put("notMatchedWith", registrations.notMatchedWith(step.reference()));
    shown.put("reminders", pair.reminders(step));
    return shown;
  }

  private String text(String key, Step step) {
    return messages.getMessage(key, null, step.locale());
  }
}
