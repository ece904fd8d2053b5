package org.mentorat.accompaniment;

import java.time.Instant;

/** A request of a mentor who was replaced before the answer (R107). */
public record RequestWithdrawn(String reference, long request, String by, Instant at) {}
