package org.mentorat.process;

import java.util.Map;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.actionplan.PlanRevisionSubmission;
import org.mentorat.actionplan.PlanRevisions;
import org.mentorat.actionplan.RevisedPart;
import org.mentorat.actionplan.RevisionView;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.stereotype.Component;

/**
 * The mentee or the mentor proposes a plan, a revised plan or adjusted objectives, once the first
 * ones are accepted and nothing else is on its way (R24, R38, R66).
 */
@Component
class PlanRevisionAction implements Action<PlanRevisionSubmission> {

  private static final String NOT_YET = "process.revisionNotYet";

  private final PairActions pair;
  private final PlanRevisions revisions;
  private final Objectives objectives;
  private final RevisionView view;
  private final MentorshipRegister mentorships;

  PlanRevisionAction(
      PairActions pair,
      PlanRevisions revisions,
      Objectives objectives,
      RevisionView view,
      MentorshipRegister mentorships) {
    this.pair = pair;
    this.revisions = revisions;
    this.objectives = objectives;
    this.view = view;
    this.mentorships = mentorships;
  }

  @Override
  public String formId() {
    return "plan-revision";
  }

  @Override
  public Class<PlanRevisionSubmission> submission() {
    return PlanRevisionSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
    if (!objectives.areAccepted(step.reference())) {
      throw new NotNow("process.revisionBeforeObjectives");
    }
    if (revisions.isOneOpen(step.reference())) {
      throw new NotNow("process.revisionUnderway");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.toBegin(step, side(step));
  }

  @Override
  public long perform(PlanRevisionSubmission submission, Step step) throws NotNow {
    // Of fifty at once the others see the one that came first.
    mentorships.lock(step.reference());
    possible(step);
    if (submission.about() == RevisedPart.PLAN
        && revisions.isFirstPlanInTheMaking(step.reference())) {
      throw new NotNow("process.firstPlanUnderway");
    }
    return pair.ask(
        step.reference(),
        MentorshipProcess.PLAN_REVISION_REQUESTED,
        NOT_YET,
        () -> revisions.open(step.reference(), submission, side(step), step.account()));
  }

  private Side side(Step step) {
    return pair.isMentee(step) ? Side.MENTEE : Side.MENTOR;
  }
}
