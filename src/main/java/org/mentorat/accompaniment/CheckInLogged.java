package org.mentorat.accompaniment;

import java.time.Instant;

/** A mentor noted a follow-up. */
public record CheckInLogged(
    String reference, long checkIn, CheckInOutcome outcome, String by, Instant at) {}
