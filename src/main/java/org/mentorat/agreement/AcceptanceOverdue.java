package org.mentorat.agreement;

import java.time.Instant;

/** A person has not accepted a version in time; the coordination sees it. Nothing else follows. */
public record AcceptanceOverdue(String account, Document document, int version, Instant at) {}
