package org.mentorat.actionplan;

import java.time.Instant;

/**
 * Somebody of a pair proposed to change the plan or the objectives; proposals are numbered from 1.
 */
public record RevisionProposed(
    String reference, long revision, int number, String by, Instant at) {}
