package org.mentorat.actionplan;

import java.time.Instant;
import java.util.List;

/**
 * A plan that one of the pair proposed and that became valid (R54, R66).
 *
 * @param acceptedBy the other's account; the mentee's own where the plan is theirs to decide
 */
record RevisedPlan(
    List<String> strategies,
    List<Contribution> contributions,
    String reason,
    Instant proposedAt,
    String proposedBy,
    Instant acceptedAt,
    String acceptedBy) {}
