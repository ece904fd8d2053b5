package org.mentorat.agreement;

import java.time.Instant;

/** A new version of a document was published, in force from a moment on. */
public record DocumentPublished(
    Document document, int version, Instant inForceAt, boolean required, String by, Instant at) {}
