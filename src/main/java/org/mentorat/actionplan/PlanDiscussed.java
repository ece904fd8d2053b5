package org.mentorat.actionplan;

import java.time.Instant;

/** The mentee asked to discuss the action plan. */
public record PlanDiscussed(String reference, int number, String by, Instant at) {}
