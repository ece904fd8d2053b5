package org.mentorat.suspension;

import java.time.Instant;

/** A suspension comes to its limit soon: both of the pair and the coordination are reminded. */
public record SuspensionEnding(String reference, long suspension, Instant until, Instant at) {}
