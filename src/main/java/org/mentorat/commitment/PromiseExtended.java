package org.mentorat.commitment;

import java.time.Instant;

/** More time was granted, beside the first limit, which stands. */
public record PromiseExtended(
    String reference,
    Promise promise,
    String subject,
    String owner,
    Instant newLimitAt,
    String by,
    Instant at) {}
