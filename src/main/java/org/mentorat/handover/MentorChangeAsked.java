package org.mentorat.handover;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/**
 * A change of mentor was asked for; the side is null when the coordination decided to look for
 * another.
 */
public record MentorChangeAsked(String reference, long change, Side side, String by, Instant at) {}
