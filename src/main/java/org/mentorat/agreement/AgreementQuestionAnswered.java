package org.mentorat.agreement;

import java.time.Instant;

/** The coordination answered a person's question on a version; the words are not in here. */
public record AgreementQuestionAnswered(
    String account, Document document, int version, String by, Instant at) {}
