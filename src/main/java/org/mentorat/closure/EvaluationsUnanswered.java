package org.mentorat.closure;

import java.time.Instant;

/** The closure goes on without the evaluation of one side or of both. */
public record EvaluationsUnanswered(
    String reference, boolean menteeSilent, boolean mentorSilent, Instant at) {}
