package org.mentorat.meeting;

import java.time.Instant;

/** Both of the pair are told that a meeting is cancelled (R71). */
public record CancellationTold(String reference, long meeting, Instant at) {}
