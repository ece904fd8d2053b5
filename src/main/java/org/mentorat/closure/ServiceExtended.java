package org.mentorat.closure;

import java.time.Instant;

/** All three agreed: the service ends later than it was to. */
public record ServiceExtended(
    String reference, long id, Instant endsAt, Instant plannedEnd, Instant at) {}
