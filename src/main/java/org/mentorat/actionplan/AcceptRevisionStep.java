package org.mentorat.actionplan;

import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Side;
import org.springframework.stereotype.Component;

/** One of the pair accepts what the other proposes, or asks to discuss it (R24, R66, R109). */
@Component
class AcceptRevisionStep implements HumanStep<RevisionReplySubmission> {

  private final PlanRevisions revisions;
  private final RevisionView view;
  private final PairView pair;

  AcceptRevisionStep(PlanRevisions revisions, RevisionView view, PairView pair) {
    this.revisions = revisions;
    this.view = view;
    this.pair = pair;
  }

  @Override
  public String formId() {
    return "accept-revision";
  }

  @Override
  public Class<RevisionReplySubmission> submission() {
    return RevisionReplySubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    PlanRevision revision = revisions.revision(step.subject());
    Map<String, Object> shown = view.agreed(step);
    shown.putAll(pair.waiting(step));
    shown.putAll(view.proposal(step, revision));
    if (revision.side() == Side.MENTOR) {
      view.isNew(revision).forEach(position -> shown.put("toRate" + position, true));
    }
    return shown;
  }
}
