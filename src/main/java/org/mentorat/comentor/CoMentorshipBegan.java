package org.mentorat.comentor;

import java.time.Instant;

/** A contribution is accepted. */
public record CoMentorshipBegan(String reference, long id, String coMentor, Instant at) {}
