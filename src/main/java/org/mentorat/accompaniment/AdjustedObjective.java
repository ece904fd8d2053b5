package org.mentorat.accompaniment;

/**
 * An objective as one of the pair proposes it anew.
 *
 * @param position from 1 to 3
 * @param before where the mentee stands, by their own word, from 1 to 5 (R89); null where that is
 *     known from before
 */
public record AdjustedObjective(
    int position, String text, ObjectiveScope scope, ObjectiveKind kind, Integer before) {}
