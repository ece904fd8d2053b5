package org.mentorat.closure;

import java.time.Instant;

/** The mentee gave their final evaluation. */
public record MenteeEvaluated(String reference, String by, Instant at) {}
