package org.mentorat.comentor;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** Somebody of the pair proposes a co-mentor; the other is asked first. */
public record CoMentorInvited(String reference, long id, Side side, String by, Instant at) {}
