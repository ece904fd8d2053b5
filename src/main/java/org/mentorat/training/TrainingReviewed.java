package org.mentorat.training;

import java.time.Instant;

/** The coordination decided on a request for training. */
public record TrainingReviewed(
    String reference, long request, TrainingDecision decision, String by, Instant at) {}
