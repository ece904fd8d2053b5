package org.mentorat.actionplan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Option;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Whoever proposed a revision says what becomes of it after a discussion: changed, withdrawn, or,
 * of the mentee's own plan, kept as it is (R54).
 */
@Component
class AdjustRevisionStep implements HumanStep<RevisionAdjustmentSubmission> {

  private final PlanRevisions revisions;
  private final RevisionView view;
  private final PairView pair;
  private final MessageSource messages;

  AdjustRevisionStep(
      PlanRevisions revisions, RevisionView view, PairView pair, MessageSource messages) {
    this.revisions = revisions;
    this.view = view;
    this.pair = pair;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "adjust-revision";
  }

  @Override
  public Class<RevisionAdjustmentSubmission> submission() {
    return RevisionAdjustmentSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    PlanRevision revision = revisions.revision(step.subject());
    Map<String, Object> shown = view.agreed(step);
    shown.putAll(pair.waiting(step));
    shown.putAll(view.whoDecides(step, revision.side()));
    shown.putAll(view.proposal(step, revision));
    shown.putAll(view.toChange(step, revision));
    shown.put("about", revision.about().code());
    shown.put("replyComment", revision.proposal().comment());
    shown.put("decisionOptions", options(revision, step));
    return shown;
  }

  private List<Option> options(PlanRevision revision, Step step) {
    return Stream.of(RevisionAdjustment.values())
        .filter(
            adjustment -> adjustment != RevisionAdjustment.KEEP || revision.isTheMenteesToDecide())
        .map(
            adjustment ->
                new Option(
                    adjustment.code(),
                    messages.getMessage(adjustment.messageKey(), null, step.locale())))
        .toList();
  }
}
