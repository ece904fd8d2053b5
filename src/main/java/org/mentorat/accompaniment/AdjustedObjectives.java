package org.mentorat.accompaniment;

import java.time.Instant;
import java.util.List;

/**
 * Objectives that one of the pair proposed and the other accepted (R24, R66).
 *
 * @param proposedBy the account of the one
 * @param acceptedBy the account of the other
 */
public record AdjustedObjectives(
    List<AdjustedObjective> objectives,
    String reason,
    Instant proposedAt,
    String proposedBy,
    Instant acceptedAt,
    String acceptedBy) {}
