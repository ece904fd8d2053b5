package org.mentorat.actionplan;

import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;

/**
 * The form {@code adjust-revision}: the components are its keys; those of {@link
 * PlanRevisionSubmission} are null unless the proposal is changed.
 *
 * @param decision the code of a {@link RevisionAdjustment}; which may be chosen depends on whose
 *     plan it is
 */
public record RevisionAdjustmentSubmission(
    String decision,
    String reason,
    String objective1,
    ObjectiveScope scope1,
    ObjectiveKind kind1,
    Integer before1,
    String objective2,
    ObjectiveScope scope2,
    ObjectiveKind kind2,
    Integer before2,
    String objective3,
    ObjectiveScope scope3,
    ObjectiveKind kind3,
    Integer before3,
    String strategy1,
    String strategy2,
    String strategy3,
    String contribution,
    String otherContribution)
    implements ProposedContent {

  public RevisionAdjustment adjustment() {
    return RevisionAdjustment.of(decision);
  }
}
