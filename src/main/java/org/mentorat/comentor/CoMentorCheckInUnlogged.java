package org.mentorat.comentor;

import java.time.Instant;

/** A follow-up of a co-mentorship closed without a note. */
public record CoMentorCheckInUnlogged(String reference, long id, Instant at) {}
