package org.mentorat.actionplan;

import java.time.Instant;

/** The mentorship closed while a revision was open. */
public record RevisionLapsed(String reference, long revision, Instant at) {}
