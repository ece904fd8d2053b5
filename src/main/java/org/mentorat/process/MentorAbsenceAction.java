package org.mentorat.process;

import java.time.LocalDate;
import java.util.Map;
import org.mentorat.absence.AlreadyAnnounced;
import org.mentorat.absence.MentorAbsenceSubmission;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.SubstituteChoice;
import org.mentorat.engine.MentorAction;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** A mentor will be away for a while, as they or the coordination say (R36). */
@Component
class MentorAbsenceAction implements MentorAction<MentorAbsenceSubmission> {

  private final MentorActions mentor;
  private final MentorAbsences absences;
  private final SubstituteChoice choice;

  MentorAbsenceAction(MentorActions mentor, MentorAbsences absences, SubstituteChoice choice) {
    this.mentor = mentor;
    this.absences = absences;
    this.choice = choice;
  }

  @Override
  public String formId() {
    return "mentor-absence";
  }

  @Override
  public Class<MentorAbsenceSubmission> submission() {
    return MentorAbsenceSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return mentor.isFor(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    mentor.nothingAnnounced(step);
  }

  @Override
  public Record progress(Step step) {
    return mentor.progress(step);
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = mentor.shown(step);
    LocalDate today = absences.today();
    shown.put(
        "longestSubstituted",
        mentor.date(today.plus(absences.substitutionLimit(step.reference())).minusDays(1), step));
    shown.put("suggestedOptions", choice.options(step.reference(), null, step));
    return shown;
  }

  @Override
  public void check(MentorAbsenceSubmission submission, Step step, Refusals refusals) {
    LocalDate from = submission.from();
    LocalDate until = submission.until();
    if (from.isBefore(absences.today())) {
      refusals.refuse("from", "absence.begun", mentor.date(absences.today(), step));
    } else if (from.isAfter(absences.latestStart())) {
      refusals.refuse("from", "absence.tooFarAhead", mentor.date(absences.latestStart(), step));
    }
    if (until.isBefore(from)) {
      refusals.refuse("until", "absence.endsBefore");
    } else if (until.isAfter(absences.latestEnd(from))) {
      refusals.refuse("until", "absence.tooLong", mentor.date(absences.latestEnd(from), step));
    }
  }

  @Override
  public long perform(MentorAbsenceSubmission submission, Step step) throws NotNow {
    try {
      return mentor.begin(absences.announce(step.reference(), submission, step.account()));
    } catch (AlreadyAnnounced e) {
      throw MentorActions.notNow(e);
    }
  }
}
