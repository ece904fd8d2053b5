package org.mentorat.absence;

import java.time.Instant;

/** The coordination named who answers instead of a mentor. */
public record SubstituteNamed(
    String reference, String mentor, String substitute, String by, Instant at) {}
