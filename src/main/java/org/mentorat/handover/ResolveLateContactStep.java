package org.mentorat.handover;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.accompaniment.PairView;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A coordinator asks a mentor again who took over and has not been in touch in time (R36). */
@Component
class ResolveLateContactStep implements HumanStep<LateContactSubmission> {

  private final MentorChanges changes;
  private final Commitments commitments;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  ResolveLateContactStep(
      MentorChanges changes,
      Commitments commitments,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.changes = changes;
    this.commitments = commitments;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "resolve-late-contact";
  }

  @Override
  public Class<LateContactSubmission> submission() {
    return LateContactSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(pair.people(step));
    commitments
        .current(step.reference(), Promise.NEW_MENTOR_CONTACT)
        .ifPresent(
            promise -> shown.put("contactLimit", time.dateTime(promise.limitAt(), step.locale())));
    String notes =
        changes.lateNotes(step.subject()).stream()
            .map(
                note ->
                    messages.getMessage(
                        "handover.lateNote",
                        new Object[] {time.dateTime(note.writtenAt(), step.locale()), note.note()},
                        step.locale()))
            .collect(Collectors.joining("\n"));
    shown.put("earlierNotes", notes.isEmpty() ? null : notes);
    shown.put("reminders", pair.reminders(step));
    return shown;
  }
}
