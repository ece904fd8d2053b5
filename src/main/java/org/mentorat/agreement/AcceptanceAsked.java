package org.mentorat.agreement;

import java.time.Instant;

/** A person is asked to accept a version, until a moment. */
public record AcceptanceAsked(
    String account, Document document, int version, Instant acceptBy, Instant at) {}
