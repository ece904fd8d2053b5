package org.mentorat.absence;

/** The form {@code mentor-return}: the component is its key. */
public record MentorReturnSubmission(Boolean returned) {}
