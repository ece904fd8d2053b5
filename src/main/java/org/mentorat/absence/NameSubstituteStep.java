package org.mentorat.absence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.Requests;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.registration.RequestSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The coordination sees whom an absence concerns, and names who answers meanwhile (R36). */
@Component
class NameSubstituteStep implements HumanStep<SubstituteSubmission> {

  private final MentorAbsences absences;
  private final SubstituteChoice choice;
  private final MentorshipRegister mentorships;
  private final Requests requests;
  private final RequestSummary registrations;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  NameSubstituteStep(
      MentorAbsences absences,
      SubstituteChoice choice,
      MentorshipRegister mentorships,
      Requests requests,
      RequestSummary registrations,
      Directory directory,
      ReaderTime time,
      MessageSource messages) {
    this.absences = absences;
    this.choice = choice;
    this.mentorships = mentorships;
    this.requests = requests;
    this.registrations = registrations;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "name-substitute";
  }

  @Override
  public Class<SubstituteSubmission> submission() {
    return SubstituteSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    MentorAbsence absence = absences.absence(step.reference());
    String mentor = absence.mentor();
    List<String> references = mentorships.entrustedTo(mentor);
    Map<String, Object> shown = new HashMap<>();
    shown.put("mentorName", directory.person(mentor).displayName());
    shown.put("mentorEmail", directory.person(mentor).email());
    shown.put("startsOn", time.date(absence.startsOn(), step.locale()));
    shown.put(
        "returnsOn", absence.returnsOn().map(day -> time.date(day, step.locale())).orElse(null));
    shown.put("begun", absence.begunAt() == null ? null : text("absence.begunUncovered", step));
    shown.put("words", absence.words());
    shown.put(
        "substituteName",
        absences
            .substitution(absence)
            .map(last -> directory.person(last.substitute()).displayName())
            .orElse(null));
    shown.put("mentees", references.stream().map(reference -> row(reference, step)).toList());
    shown.put(
        "notCovered",
        references.stream().anyMatch(this::awaitsFirstContact)
            ? text("absence.firstContactNotCovered", step)
            : null);
    shown.put("candidates", choice.rows(mentor, absence.suggested(), step));
    shown.put("substituteOptions", choice.options(mentor, absence.suggested(), step));
    shown.put("reminders", absence.reminders() == 0 ? null : String.valueOf(absence.reminders()));
    return shown;
  }

  private Map<String, Object> row(String reference, Step step) {
    Mentorship mentorship = mentorships.mentorship(reference);
    String unwanted = registrations.notMatchedWith(reference);
    return Map.of(
        "reference",
        reference,
        "mentee",
        mentorship.mentee().displayName(),
        "state",
        text(awaitsFirstContact(reference) ? "absence.firstContact" : "absence.inService", step),
        "openRequests",
        requests.openOf(reference).size(),
        "notMatchedWith",
        unwanted == null ? "" : unwanted);
  }

  private boolean awaitsFirstContact(String reference) {
    return mentorships.mentorship(reference).serviceStartsAt() == null;
  }

  private String text(String key, Step step) {
    return messages.getMessage(key, null, step.locale());
  }
}
