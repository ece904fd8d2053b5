package org.mentorat.accompaniment;

import java.time.Instant;

/** A mentee said whether the pair was in touch. */
public record CheckInToldByMentee(
    String reference, long checkIn, boolean held, String by, Instant at) {}
