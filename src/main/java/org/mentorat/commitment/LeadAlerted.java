package org.mentorat.commitment;

import java.time.Instant;

/** The project's lead is to be told that a promise still waits for an answer. */
public record LeadAlerted(
    String reference, Promise promise, String subject, String owner, Instant limitAt, Instant at) {}
