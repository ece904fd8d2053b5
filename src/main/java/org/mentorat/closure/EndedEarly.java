package org.mentorat.closure;

import java.time.Instant;

/** The service ended before its time; its closing begins. */
public record EndedEarly(String reference, long id, String by, Instant at) {}
