package org.mentorat.agreement;

import java.time.Instant;
import java.util.Set;

/**
 * A person accepted these documents, each by itself. The reference is null outside a mentorship.
 */
public record AgreementSigned(
    String account, Set<Document> documents, String reference, Instant at) {}
