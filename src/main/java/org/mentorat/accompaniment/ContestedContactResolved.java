package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination found out about a contested first contact. */
public record ContestedContactResolved(
    String reference, ContestOutcome outcome, String by, Instant at) {}
