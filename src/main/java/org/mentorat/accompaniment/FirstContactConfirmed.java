package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee confirmed that the first contact took place (R37). */
public record FirstContactConfirmed(String reference, String by, Instant at) {}
