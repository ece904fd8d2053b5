package org.mentorat.meeting;

import java.time.Instant;

/** One of the pair planned a meeting; the account is theirs. */
public record MeetingPlanned(String reference, long meeting, String by, Instant at) {}
