package org.mentorat.meeting;

/** The form {@code look-into-no-shows}: the components are its keys. */
public record NoShowReviewSubmission(NoShowOutcome outcome, String note) {}
