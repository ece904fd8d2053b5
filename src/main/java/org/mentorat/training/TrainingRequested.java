package org.mentorat.training;

import java.time.Instant;

/** Somebody of a pair asked for training; the account is theirs. */
public record TrainingRequested(String reference, long request, String by, Instant at) {}
