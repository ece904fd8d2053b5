package org.mentorat.actionplan;

import java.time.Instant;

/**
 * What a revision proposed is the pair's from now on.
 *
 * @param version of the plan or of the objectives
 * @param by who had the last word; null where nobody answered a plan that is the mentee's to decide
 */
public record RevisionValid(
    String reference, long revision, RevisedPart about, int version, String by, Instant at) {}
