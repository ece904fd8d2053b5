package org.mentorat.accompaniment;

import java.time.Instant;

/** A mentor answered: when they say they did, and when it was recorded. */
public record RequestAnswered(
    String reference, long request, Instant answeredAt, String by, Instant at) {}
