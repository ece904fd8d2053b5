package org.mentorat.accompaniment;

import java.time.Instant;

/**
 * A first meeting was reported, with its objectives: when the mentor says it was, and when it was
 * reported.
 */
public record FirstMeetingHeld(
    String reference, int number, Instant heldAt, String by, Instant at) {}
