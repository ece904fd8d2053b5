package org.mentorat.agreement;

import java.time.Instant;

/** A person's duty to accept a version ended. */
public record AcceptanceEnded(
    String account, Document document, int version, AcceptanceEnd as, Instant at) {}
