package org.mentorat.mentorship;

import java.time.Instant;

/** A mentor no longer accompanies this mentorship; their place is free. */
public record MentorReleased(
    String reference, String mentor, AssignmentEnd end, String by, Instant at) {}
