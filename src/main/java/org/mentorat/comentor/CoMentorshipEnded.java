package org.mentorat.comentor;

import java.time.Instant;

/** A co-mentorship is over. {@code by} is null where time decided. */
public record CoMentorshipEnded(
    String reference, long id, String coMentor, CoMentorshipEnd as, String by, Instant at) {}
