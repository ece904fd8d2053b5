package org.mentorat.meeting;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** One of the pair said what became of a meeting. */
public record MeetingRecorded(
    String reference, long meeting, MeetingState state, Side absent, String by, Instant at) {}
