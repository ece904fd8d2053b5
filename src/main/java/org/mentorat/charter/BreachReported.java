package org.mentorat.charter;

import java.time.Instant;

/** A word was confided; whose it is, is in its row only. */
public record BreachReported(String reference, long breach, Instant at) {}
