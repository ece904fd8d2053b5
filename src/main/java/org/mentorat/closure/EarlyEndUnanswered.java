package org.mentorat.closure;

import java.time.Instant;

/** The other of the pair did not answer in time: the coordination decides. */
public record EarlyEndUnanswered(String reference, long id, Instant at) {}
