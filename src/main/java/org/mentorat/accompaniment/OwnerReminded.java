package org.mentorat.accompaniment;

import java.time.Instant;

/** The owner of a step was reminded that it waits. */
public record OwnerReminded(String reference, String step, Instant at) {}
