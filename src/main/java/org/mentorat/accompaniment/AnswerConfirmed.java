package org.mentorat.accompaniment;

import java.time.Instant;

/**
 * The mentee said whether the answer was in time, and in time for the client (null: no client
 * waited).
 */
public record AnswerConfirmed(
    String reference,
    long request,
    boolean inTime,
    Boolean inTimeForClient,
    String by,
    Instant at) {}
