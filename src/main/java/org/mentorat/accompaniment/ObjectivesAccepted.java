package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee accepted the objectives. */
public record ObjectivesAccepted(String reference, int number, String by, Instant at) {}
