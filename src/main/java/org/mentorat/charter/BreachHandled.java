package org.mentorat.charter;

import java.time.Instant;

/** A word was dealt with, and an answer to whoever wrote it is there to read. */
public record BreachHandled(String reference, long breach, String by, Instant at) {}
