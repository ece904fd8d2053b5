package org.mentorat.closure;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** Somebody asks for an early end: one of the pair, or the coordination, and the side is null. */
public record EarlyEndRequested(String reference, long id, Side side, String by, Instant at) {}
