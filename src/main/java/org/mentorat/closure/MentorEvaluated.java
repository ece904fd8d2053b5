package org.mentorat.closure;

import java.time.Instant;

/** The mentor gave their final evaluation. */
public record MentorEvaluated(String reference, String by, Instant at) {}
