package org.mentorat.meeting;

import java.time.Instant;

/** One of the pair cancelled a meeting; the account is theirs. */
public record MeetingCancelled(String reference, long meeting, String by, Instant at) {}
