package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination was told that a step still waits after its owner was reminded. */
public record CoordinationTold(String reference, String step, Instant at) {}
