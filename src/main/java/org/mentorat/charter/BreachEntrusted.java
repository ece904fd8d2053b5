package org.mentorat.charter;

import java.time.Instant;
import java.util.List;

/** A word was handed to these accounts, and to nobody else. */
public record BreachEntrusted(String reference, long breach, List<String> to, Instant at) {}
