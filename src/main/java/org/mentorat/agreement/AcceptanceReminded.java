package org.mentorat.agreement;

import java.time.Instant;

/** A person was reminded that they are to accept a version. */
public record AcceptanceReminded(
    String account, Document document, int version, int times, Instant at) {}
