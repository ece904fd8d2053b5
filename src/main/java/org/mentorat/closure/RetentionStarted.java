package org.mentorat.closure;

import java.time.Instant;
import java.time.LocalDate;

/** The mentorship closed: what belongs to it is kept until this day. */
public record RetentionStarted(String reference, LocalDate keepUntil, Instant at) {}
