package org.mentorat.closure;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** Somebody asks for more time: one of the pair, or the coordination, and the side is null. */
public record ExtensionRequested(String reference, long id, Side side, String by, Instant at) {}
