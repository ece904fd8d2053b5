package org.mentorat.suspension;

import java.time.Instant;

/**
 * A mentorship goes on.
 *
 * @param serviceEndsAt when the service ends from now on
 * @param by the account that resumed it; null when it did by itself, at the limit
 */
public record MentorshipResumed(
    String reference, long suspension, Instant serviceEndsAt, String by, Instant at) {}
