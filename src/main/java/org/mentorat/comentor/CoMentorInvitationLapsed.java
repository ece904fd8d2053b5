package org.mentorat.comentor;

import java.time.Instant;

/** An invitation came to nothing; whoever wrote it is told. */
public record CoMentorInvitationLapsed(String reference, long id, String inviter, Instant at) {}
