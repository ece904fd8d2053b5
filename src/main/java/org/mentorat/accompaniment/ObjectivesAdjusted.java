package org.mentorat.accompaniment;

import java.time.Instant;

/** Adjusted objectives are the pair's from now on; the first meeting's are version 1. */
public record ObjectivesAdjusted(String reference, int version, Instant at) {}
