package org.mentorat.training;

/** The form {@code review-training-request}: the components are its keys. */
public record TrainingReviewSubmission(TrainingDecision decision, String note) {}
