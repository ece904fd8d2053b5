package org.mentorat.charter;

import java.time.Instant;

/** Somebody whom a word was handed to has read it. */
public record BreachAcknowledged(String reference, long breach, String by, Instant at) {}
