package org.mentorat.commitment;

import java.time.Instant;

/**
 * The limit of a promise passed, its answer came too late, or it was found not kept: published once
 * for each.
 */
public record PromiseBroken(
    String reference, Promise promise, String subject, String owner, Instant limitAt, Instant at) {}
