package org.mentorat.commitment;

import java.time.Instant;

/** A promise began to run; the owner is an account, or null for the coordination. */
public record PromiseOpened(
    String reference,
    Promise promise,
    String subject,
    String owner,
    Instant targetAt,
    Instant limitAt) {}
