package org.mentorat.actionplan;

import java.time.Instant;

/** The other wishes to discuss the proposal of this number. */
public record RevisionDiscussed(
    String reference, long revision, int number, String by, Instant at) {}
