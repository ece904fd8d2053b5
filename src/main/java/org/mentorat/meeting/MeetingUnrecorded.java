package org.mentorat.meeting;

import java.time.Instant;

/** A meeting closed with nobody having said what became of it. */
public record MeetingUnrecorded(String reference, long meeting, Instant at) {}
