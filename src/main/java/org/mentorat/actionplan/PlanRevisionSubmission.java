package org.mentorat.actionplan;

import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;

/**
 * The form {@code plan-revision}: the components are its keys.
 *
 * @param before1 where the mentee stands on an objective that is new, by their own word, from 1 to
 *     5 (R89); null if somebody else proposes it
 * @param strategy1 a way of learning; at least two are proposed (R27)
 * @param contribution the mentor’s own part, which nobody else writes (R30)
 * @param otherContribution the part of other mentors, if there are any (R30)
 */
public record PlanRevisionSubmission(
    RevisedPart about,
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
    implements ProposedContent {}
