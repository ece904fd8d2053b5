package org.mentorat.handover;

import java.time.Instant;

/** The service ended before the change of mentor was decided. */
public record MentorChangeLapsed(String reference, long change, Instant at) {}
