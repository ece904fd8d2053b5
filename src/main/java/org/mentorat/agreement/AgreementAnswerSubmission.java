package org.mentorat.agreement;

/** The form {@code answer-agreement-question}: the component is its key. */
public record AgreementAnswerSubmission(String answer) {}
