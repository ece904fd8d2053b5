package org.mentorat.comentor;

import java.time.Instant;

/** The other of the pair agrees to a co-mentor, or does not. */
public record CoMentorAnswered(String reference, long id, boolean agreed, String by, Instant at) {}
