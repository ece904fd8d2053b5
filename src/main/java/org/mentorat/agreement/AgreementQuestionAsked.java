package org.mentorat.agreement;

import java.time.Instant;

/** A person has a question before they accept a version; the words are not in here. */
public record AgreementQuestionAsked(String account, Document document, int version, Instant at) {}
