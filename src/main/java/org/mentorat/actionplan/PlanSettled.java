package org.mentorat.actionplan;

import java.time.Instant;

/** The accepted plan is the pair's from now on. */
public record PlanSettled(String reference, int number, Instant at) {}
