package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee asked to discuss the objectives. */
public record ObjectivesDiscussed(String reference, int number, String by, Instant at) {}
