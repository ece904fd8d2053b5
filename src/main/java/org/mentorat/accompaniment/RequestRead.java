package org.mentorat.accompaniment;

import java.time.Instant;

/** Whoever is to answer has read the request. */
public record RequestRead(String reference, long request, String by, Instant at) {}
