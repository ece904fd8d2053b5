package org.mentorat.charter;

/** The form {@code acknowledge-breach}: the components are its keys. */
public record AcknowledgementSubmission(Boolean received, String message) {}
