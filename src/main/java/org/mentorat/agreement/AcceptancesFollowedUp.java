package org.mentorat.agreement;

import java.time.Instant;

/** The coordination decided about those who had not accepted a version in time. */
public record AcceptancesFollowedUp(
    Document document,
    int version,
    FollowUpDecision decision,
    int outstanding,
    String by,
    Instant at) {}
