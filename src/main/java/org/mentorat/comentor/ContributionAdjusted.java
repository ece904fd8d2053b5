package org.mentorat.comentor;

import java.time.Instant;

/** Whoever invited read another wording of the contribution. */
public record ContributionAdjusted(
    String reference, long id, ContributionAdjustment adjustment, String by, Instant at) {}
