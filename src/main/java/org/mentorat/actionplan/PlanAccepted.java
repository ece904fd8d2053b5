package org.mentorat.actionplan;

import java.time.Instant;

/** The mentee accepted the action plan. */
public record PlanAccepted(String reference, int number, String by, Instant at) {}
