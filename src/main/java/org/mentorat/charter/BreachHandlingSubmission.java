package org.mentorat.charter;

/** The form {@code handle-breach}: the components are its keys. */
public record BreachHandlingSubmission(BreachOutcome outcome, String note, String answer) {}
