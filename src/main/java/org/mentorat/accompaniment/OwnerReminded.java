package org.mentorat.accompaniment;

import java.time.Instant;

/** Whose turn it is was reminded that it waits. */
public record OwnerReminded(String reference, String step, Long subject, Instant at) {}
