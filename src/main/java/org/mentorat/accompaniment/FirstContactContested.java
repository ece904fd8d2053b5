package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee said that no first contact took place. */
public record FirstContactContested(String reference, String by, Instant at) {}
