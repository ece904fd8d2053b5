package org.mentorat.accompaniment;

import java.time.Instant;

/** It is time for a follow-up. */
public record CheckInOpened(String reference, long checkIn, Instant at) {}
