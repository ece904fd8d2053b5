package org.mentorat.commitment;

import java.time.Instant;

/** A promise was kept within its limit. */
public record PromiseKept(
    String reference,
    Promise promise,
    String subject,
    String owner,
    boolean confirmed,
    Instant at) {}
