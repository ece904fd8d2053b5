package org.mentorat.training;

/** The form {@code training-request}: the components are its keys. */
public record TrainingRequestSubmission(String topic, String need, TrainingAudience audience) {}
