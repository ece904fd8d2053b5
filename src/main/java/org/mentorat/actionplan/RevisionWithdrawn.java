package org.mentorat.actionplan;

import java.time.Instant;

/** Whoever proposed a revision withdrew it. */
public record RevisionWithdrawn(String reference, long revision, String by, Instant at) {}
