package org.mentorat.mentorship;

import java.time.Instant;

/** A mentor was assigned; the accounts are those of the mentor and of who confirmed. */
public record MentorAssigned(String reference, String mentor, String by, Instant at) {}
