package org.mentorat.actionplan;

/**
 * The form {@code draft-action-plan}: the components are its keys.
 *
 * @param strategy1 a way of learning; at least two are proposed (R27)
 * @param contribution the mentor’s own part (R30)
 * @param otherContribution the part of other mentors, if there are any (R30)
 */
public record ActionPlanSubmission(
    String strategy1,
    String strategy2,
    String strategy3,
    String contribution,
    String otherContribution) {}
