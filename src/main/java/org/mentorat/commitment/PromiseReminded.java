package org.mentorat.commitment;

import java.time.Instant;

/** The owner of a promise is to be reminded. */
public record PromiseReminded(
    String reference, Promise promise, String subject, String owner, Instant limitAt, Instant at) {}
