package org.mentorat.meeting;

import java.time.Instant;

/** Both of the pair are told that a meeting is moved (R71). */
public record MoveTold(String reference, long meeting, Instant at) {}
