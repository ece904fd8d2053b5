package org.mentorat.mentorship;

import java.time.Instant;

/** The coordination chose to wait for a better match. */
public record MentorshipHeld(String reference, String by, Instant at) {}
