package org.mentorat.closure;

import java.time.Instant;

/** The mentor prepared the ending. */
public record EndingPrepared(String reference, String by, Instant at) {}
