package org.mentorat.accompaniment;

import java.time.Instant;

/** The service ended with requests unanswered: the coordination has them. */
public record RequestsHandedOver(String reference, int requests, Instant at) {}
