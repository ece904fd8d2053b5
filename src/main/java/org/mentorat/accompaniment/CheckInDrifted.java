package org.mentorat.accompaniment;

import java.time.Instant;

/** A follow-up closed and nobody had noted it. */
public record CheckInDrifted(String reference, long checkIn, Instant at) {}
