package org.mentorat.comentor;

import java.time.Instant;

/** A co-mentor noted a follow-up. */
public record CoMentorCheckInLogged(
    String reference, long id, boolean held, String by, Instant at) {}
