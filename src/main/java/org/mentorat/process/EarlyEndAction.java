package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.closure.EarlyEndReason;
import org.mentorat.closure.EarlyEndSubmission;
import org.mentorat.closure.EarlyEndView;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/** Either of the pair, or the coordination, asks to end the mentorship before its time. */
@Component
class EarlyEndAction implements Action<EarlyEndSubmission> {

  private static final String NOT_YET = "process.endNotYet";

  private final PairActions pair;
  private final EarlyEnds ends;
  private final EarlyEndView view;
  private final PairView people;
  private final MentorshipRegister mentorships;

  EarlyEndAction(
      PairActions pair,
      EarlyEnds ends,
      EarlyEndView view,
      PairView people,
      MentorshipRegister mentorships) {
    this.pair = pair;
    this.ends = ends;
    this.view = view;
    this.people = people;
    this.mentorships = mentorships;
  }

  @Override
  public String formId() {
    return "early-end";
  }

  @Override
  public Class<EarlyEndSubmission> submission() {
    return EarlyEndSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step) || pair.isCoordinated(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
    if (ends.isOneOpen(step.reference())) {
      throw new NotNow("process.endRequested");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", people.menteeName(step));
    shown.put("mentorName", people.mentorName(step));
    shown.put("serviceEndsOn", people.serviceEndsOn(step));
    shown.put("lastAnswer", view.lastAnswer(step));
    return shown;
  }

  @Override
  public void check(EarlyEndSubmission submission, Step step, Refusals refusals) {
    if (submission.lastDay() != null && !ends.isInService(step.reference(), submission.lastDay())) {
      refusals.refuse("lastDay", "closure.earlyEnd.afterTheService", people.serviceEndsOn(step));
    }
    if (submission.reason() == EarlyEndReason.OTHER && submission.words() == null) {
      refusals.refuse("words", "closure.earlyEnd.otherNeedsWords");
    }
  }

  @Override
  public long perform(EarlyEndSubmission submission, Step step) throws NotNow {
    // Of fifty at once the others see the one that came first.
    mentorships.lock(step.reference());
    possible(step);
    return pair.ask(
        step.reference(),
        MentorshipProcess.END_REQUESTED,
        NOT_YET,
        () -> ends.request(step.reference(), submission, pair.side(step), step.account()));
  }
}
