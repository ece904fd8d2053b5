package org.mentorat.mentorship;

import java.time.Instant;

/** A mentorship that was closed by error goes on. */
public record MentorshipReopened(String reference, String by, Instant at) {}
