package org.mentorat.closure;

import java.time.Instant;

/** The coordination decided on an early end that the pair did not agree on. */
public record EarlyEndDecided(
    String reference, long id, EarlyEndDecision decision, String by, Instant at) {}
