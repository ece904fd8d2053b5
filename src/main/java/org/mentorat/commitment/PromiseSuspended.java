package org.mentorat.commitment;

import java.time.Instant;

/**
 * The mentorship stood still while the promise ran.
 *
 * @param limitAt the limit that counts from now on
 */
public record PromiseSuspended(
    String reference, Promise promise, String subject, String owner, Instant limitAt, Instant at) {}
