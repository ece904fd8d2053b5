package org.mentorat.commitment;

import java.time.Instant;

/** A broken promise was answered at last, or ended by a decision. */
public record PromiseEndedLate(
    String reference, Promise promise, String subject, String owner, Instant limitAt, Instant at) {}
