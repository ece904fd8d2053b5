package org.mentorat.absence;

import java.time.Instant;

/** A mentor is away, and nobody answers instead, or not every mentorship is handed over. */
public record AbsenceUncovered(String reference, String mentor, Instant at) {}
