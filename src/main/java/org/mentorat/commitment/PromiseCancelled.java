package org.mentorat.commitment;

import java.time.Instant;

/** A promise ended within its limit by a decision. */
public record PromiseCancelled(
    String reference,
    Promise promise,
    String subject,
    String owner,
    CommitmentNoteKind kind,
    String by,
    Instant at) {}
