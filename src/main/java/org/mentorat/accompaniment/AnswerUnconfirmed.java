package org.mentorat.accompaniment;

import java.time.Instant;

/** Nobody said whether an answer was in time: the request closed by itself. */
public record AnswerUnconfirmed(String reference, long request, Instant at) {}
