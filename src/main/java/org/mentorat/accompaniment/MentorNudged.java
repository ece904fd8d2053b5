package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination asked the mentor to answer a late request. */
public record MentorNudged(String reference, long request, String mentor, String by, Instant at) {}
