package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination settled what was open when the service ended. */
public record RequestsSettled(
    String reference, int requests, Settlement outcome, String by, Instant at) {}
