package org.mentorat.process;

import java.util.Map;
import org.mentorat.absence.AbsenceKind;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.MentorReturnSubmission;
import org.mentorat.absence.NotAway;
import org.mentorat.engine.MentorAction;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A mentor is back before the time announced, or what was announced does not come about. A
 * departure is taken back by the coordination, which is handing over meanwhile.
 */
@Component
class MentorReturnAction implements MentorAction<MentorReturnSubmission> {

  private static final String ENDING = "absence.ending";

  private final MentorActions mentor;
  private final MentorAbsences absences;
  private final MentorAbsenceProcess process;
  private final MessageSource messages;

  MentorReturnAction(
      MentorActions mentor,
      MentorAbsences absences,
      MentorAbsenceProcess process,
      MessageSource messages) {
    this.mentor = mentor;
    this.absences = absences;
    this.process = process;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "mentor-return";
  }

  @Override
  public Class<MentorReturnSubmission> submission() {
    return MentorReturnSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return mentor.isFor(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    returnable(step);
  }

  @Override
  public Record progress(Step step) {
    return mentor.progress(step);
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = mentor.shown(step);
    absences
        .open(step.reference())
        .ifPresent(
            absence -> {
              shown.put(
                  "announced",
                  messages.getMessage("absence.kind." + absence.kind(), null, step.locale()));
              shown.put("startsOn", mentor.date(absence.startsOn(), step));
              shown.put(
                  "returnsOn", absence.returnsOn().map(day -> mentor.date(day, step)).orElse(null));
              shown.put("substituteName", mentor.substitute(absence));
            });
    return shown;
  }

  @Override
  public long perform(MentorReturnSubmission submission, Step step) throws NotNow {
    returnable(step);
    try {
      MentorAbsence absence = absences.comeBack(step.reference(), step.account());
      // The last day is over, or the hand-overs are being opened, at this very moment.
      if (!process.comeBack(absence.reference())) {
        throw new NotNow(ENDING);
      }
      return mentor.progress(step).mentorships();
    } catch (NotAway e) {
      throw notNow(e, step);
    }
  }

  private void returnable(Step step) throws NotNow {
    try {
      MentorAbsence absence = absences.returnable(step.reference());
      if (absence.kind() == AbsenceKind.LEAVING && !MentorActions.isCoordinator(step)) {
        throw new NotNow("absence.leavingIsTheCoordinations");
      }
    } catch (NotAway e) {
      throw notNow(e, step);
    }
  }

  private NotNow notNow(NotAway reason, Step step) {
    if (reason.asked()) {
      return new NotNow("absence.returnAsked");
    }
    return new NotNow(
        absences.hasLeft(step.reference()) ? "absence.left" : "absence.nothingAnnounced");
  }
}
