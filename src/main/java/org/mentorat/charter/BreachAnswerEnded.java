package org.mentorat.charter;

import java.time.Instant;

/**
 * An answer was read, or its time has passed.
 *
 * @param read by whoever wrote the word
 */
public record BreachAnswerEnded(String reference, long breach, boolean read, Instant at) {}
