package org.mentorat.absence;

import java.time.Instant;

/** The coordination was reminded that nobody is named yet, or that hand-overs are missing. */
public record SubstituteAwaited(String reference, int times, Instant at) {}
