package org.mentorat.handover;

import java.time.Instant;

/** The coordination kept the pair as it is. */
public record MentorKept(String reference, long change, String by, Instant at) {}
