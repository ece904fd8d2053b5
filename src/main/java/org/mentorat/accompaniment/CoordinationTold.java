package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination was told that a step waits. */
public record CoordinationTold(String reference, String step, Long subject, Instant at) {}
