package org.mentorat.commitment;

import java.time.Instant;

/** The coordination was reminded that a broken promise awaits its decision. */
public record DecisionReminded(
    String reference, Promise promise, String subject, Instant limitAt, Instant occurredAt) {}
