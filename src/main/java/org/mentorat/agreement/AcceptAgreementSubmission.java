package org.mentorat.agreement;

/** The form {@code accept-agreement}: the components are its keys. */
public record AcceptAgreementSubmission(AgreementReply reply, String question) {}
