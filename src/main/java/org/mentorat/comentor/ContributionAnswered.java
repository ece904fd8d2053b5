package org.mentorat.comentor;

import java.time.Instant;

/** The person invited answered. */
public record ContributionAnswered(
    String reference, long id, ContributionReply reply, String by, Instant at) {}
