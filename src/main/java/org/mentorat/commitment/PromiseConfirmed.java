package org.mentorat.commitment;

import java.time.Instant;

/** The other side confirmed that a promise was kept. */
public record PromiseConfirmed(
    String reference, Promise promise, String subject, String owner, Instant at) {}
