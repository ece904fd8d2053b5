package org.mentorat.closure;

import java.time.Instant;

/** The service came to its end before all three had answered. */
public record ExtensionLapsed(String reference, long id, Instant at) {}
