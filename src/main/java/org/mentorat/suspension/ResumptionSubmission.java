package org.mentorat.suspension;

/** The forms {@code resumption} and {@code resume-mentorship}: the component is their key. */
public record ResumptionSubmission(Boolean resumed) {}
