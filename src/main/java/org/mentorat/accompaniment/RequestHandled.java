package org.mentorat.accompaniment;

import java.time.Instant;

/** The coordination saw to a late request itself. */
public record RequestHandled(String reference, long request, String by, Instant at) {}
