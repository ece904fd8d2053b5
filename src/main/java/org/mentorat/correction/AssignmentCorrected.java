package org.mentorat.correction;

import java.time.Instant;

/** The wrong person was assigned, and the coordination undid it. */
public record AssignmentCorrected(
    String reference, long correction, boolean mayReturn, String by, Instant at) {}
