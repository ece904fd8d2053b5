package org.mentorat.mentorship;

import java.time.Instant;

/**
 * A mentor no longer accompanies this mentorship; their place is free. The account is null when the
 * mentorship had run to its end.
 */
public record MentorReleased(
    String reference, String mentor, AssignmentEnd end, String by, Instant at) {}
