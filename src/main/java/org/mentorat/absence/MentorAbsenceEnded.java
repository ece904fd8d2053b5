package org.mentorat.absence;

import java.time.Instant;

/** An absence is over. */
public record MentorAbsenceEnded(
    String reference, String mentor, AbsenceEnd as, String by, Instant at) {}
