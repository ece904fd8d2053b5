package org.mentorat.accompaniment;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** One side gave its mid-term evaluation. */
public record MidTermRecorded(String reference, Side side, String by, Instant at) {}
