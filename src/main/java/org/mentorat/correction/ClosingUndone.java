package org.mentorat.correction;

import java.time.Instant;
import org.mentorat.mentorship.Outcome;

/** A mentorship was closed by error, and the coordination opened it again. */
public record ClosingUndone(
    String reference, long correction, Outcome undone, String by, Instant at) {}
