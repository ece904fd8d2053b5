package org.mentorat.charter;

/** The form {@code read-breach-answer}: the components are its keys. */
public record BreachAnswerReadSubmission(Boolean answerRead) {}
