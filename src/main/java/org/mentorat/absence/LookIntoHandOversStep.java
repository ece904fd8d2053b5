package org.mentorat.absence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A mentor was to be away, and not every mentorship is handed over: the coordination sees which.
 */
@Component
class LookIntoHandOversStep implements HumanStep<HandOverNoteSubmission> {

  private final MentorAbsences absences;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  LookIntoHandOversStep(
      MentorAbsences absences,
      MentorshipRegister mentorships,
      Directory directory,
      ReaderTime time,
      MessageSource messages) {
    this.absences = absences;
    this.mentorships = mentorships;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "look-into-hand-overs";
  }

  @Override
  public Class<HandOverNoteSubmission> submission() {
    return HandOverNoteSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    MentorAbsence absence = absences.absence(step.reference());
    List<String> left = mentorships.entrustedTo(absence.mentor());
    Map<String, Object> shown = new HashMap<>();
    shown.put("mentorName", directory.person(absence.mentor()).displayName());
    shown.put("mentorEmail", directory.person(absence.mentor()).email());
    shown.put("announced", text("absence.kind." + absence.kind(), step));
    shown.put("startsOn", time.date(absence.startsOn(), step.locale()));
    shown.put("words", absence.words());
    shown.put("leftCount", left.size());
    shown.put("left", left.stream().map(reference -> row(reference, step)).toList());
    shown.put(
        "earlierNotes",
        absences.notes(absence).stream()
            .map(
                note ->
                    text(
                        "absence.note",
                        step,
                        time.dateTime(note.writtenAt(), step.locale()),
                        note.note()))
            .collect(Collectors.joining("\n\n")));
    shown.put("reminders", absence.reminders() == 0 ? null : String.valueOf(absence.reminders()));
    return shown;
  }

  private Map<String, Object> row(String reference, Step step) {
    Mentorship mentorship = mentorships.mentorship(reference);
    return Map.of(
        "reference",
        reference,
        "mentee",
        mentorship.mentee().displayName(),
        "state",
        text(
            mentorship.serviceStartsAt() == null ? "absence.firstContact" : "absence.inService",
            step));
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
