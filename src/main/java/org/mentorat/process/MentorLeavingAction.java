package org.mentorat.process;

import java.util.Map;
import org.mentorat.absence.AlreadyAnnounced;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.MentorLeavingSubmission;
import org.mentorat.engine.MentorAction;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** A mentor leaves for good, as they or the coordination say (R36, R80). */
@Component
class MentorLeavingAction implements MentorAction<MentorLeavingSubmission> {

  private final MentorActions mentor;
  private final MentorAbsences absences;

  MentorLeavingAction(MentorActions mentor, MentorAbsences absences) {
    this.mentor = mentor;
    this.absences = absences;
  }

  @Override
  public String formId() {
    return "mentor-leaving";
  }

  @Override
  public Class<MentorLeavingSubmission> submission() {
    return MentorLeavingSubmission.class;
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
    return mentor.shown(step);
  }

  @Override
  public void check(MentorLeavingSubmission submission, Step step, Refusals refusals) {
    if (submission.lastDay().isBefore(absences.today())) {
      refusals.refuse("lastDay", "absence.begun", mentor.date(absences.today(), step));
    } else if (submission.lastDay().isAfter(absences.latestLastDay())) {
      refusals.refuse(
          "lastDay", "absence.tooFarAhead", mentor.date(absences.latestLastDay(), step));
    }
  }

  @Override
  public long perform(MentorLeavingSubmission submission, Step step) throws NotNow {
    try {
      return mentor.begin(absences.leave(step.reference(), submission, step.account()));
    } catch (AlreadyAnnounced e) {
      throw MentorActions.notNow(e);
    }
  }
}
