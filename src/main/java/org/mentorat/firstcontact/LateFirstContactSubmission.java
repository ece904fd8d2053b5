package org.mentorat.firstcontact;

import java.time.Instant;

/** The form {@code decide-late-first-contact}: the components are its keys. */
public record LateFirstContactSubmission(
    LateDecision decision,
    Instant newLimit,
    String extensionReason,
    String reassignReason,
    Boolean reassignConfirmed) {}
