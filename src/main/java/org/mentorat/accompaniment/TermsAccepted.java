package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee accepted the terms. */
public record TermsAccepted(String reference, int number, String by, Instant at) {}
