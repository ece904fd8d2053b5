package org.mentorat.suspension;

import java.time.Instant;

/**
 * A mentorship stands still from now on. The other of the pair and the coordination are to learn
 * that and until when; why, only the coordination.
 */
public record MentorshipSuspended(
    String reference, long suspension, Instant until, String by, Instant at) {}
