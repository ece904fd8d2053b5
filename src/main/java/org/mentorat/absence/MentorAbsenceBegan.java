package org.mentorat.absence;

import java.time.Instant;

/** A mentor is away from now on. */
public record MentorAbsenceBegan(String reference, String mentor, Instant at) {}
