package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee asked to discuss the terms. */
public record TermsDiscussed(String reference, int number, String by, Instant at) {}
