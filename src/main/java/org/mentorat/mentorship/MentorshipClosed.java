package org.mentorat.mentorship;

import java.time.Instant;

/** A mentorship closed; nobody closes one that has run to its end, and the account is null. */
public record MentorshipClosed(String reference, Outcome outcome, String by, Instant at) {}
