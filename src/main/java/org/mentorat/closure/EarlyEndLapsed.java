package org.mentorat.closure;

import java.time.Instant;

/** The service came to its end before anybody decided on an earlier one. */
public record EarlyEndLapsed(String reference, long id, Instant at) {}
