package org.mentorat.accompaniment;

/** The form {@code resolve-contested-contact}: the components are its keys. */
public record ContestedContactSubmission(ContestOutcome outcome, String note) {}
