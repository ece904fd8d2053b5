package org.mentorat.meeting;

import java.time.Instant;

/** One of the pair moved a meeting to another moment or place; the account is theirs. */
public record MeetingMoved(String reference, long meeting, String by, Instant at) {}
