package org.mentorat.mentorship;

import java.time.Instant;

/** A mentorship closed. */
public record MentorshipClosed(String reference, Outcome outcome, String by, Instant at) {}
