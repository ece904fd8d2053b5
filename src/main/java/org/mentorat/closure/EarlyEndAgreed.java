package org.mentorat.closure;

import java.time.Instant;

/** The service ends at another moment than it was to. */
public record EarlyEndAgreed(
    String reference, long id, Instant endsAt, Instant plannedEnd, String by, Instant at) {}
