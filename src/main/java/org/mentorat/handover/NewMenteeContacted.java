package org.mentorat.handover;

import java.time.Instant;

/** The new mentor was in touch with the mentee. */
public record NewMenteeContacted(
    String reference, long change, Instant contactedAt, String by, Instant at) {}
