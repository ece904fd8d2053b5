package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentor proposed terms; they are numbered from 1. */
public record TermsProposed(String reference, int number, String by, Instant at) {}
