package org.mentorat.meeting;

import java.time.Instant;

/** The coordination looked into missed meetings. */
public record NoShowsReviewed(
    String reference, long meeting, NoShowOutcome outcome, String by, Instant at) {}
