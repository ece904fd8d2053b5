package org.mentorat.projectend;

/** The form {@code look-into-unclosed}: the components are its keys. */
public record UnclosedSubmission(UnclosedDecision decision, String note) {}
