package org.mentorat.actionplan;

import java.time.Instant;

/** The mentor drafted an action plan; drafts are numbered from 1. */
public record PlanDrafted(String reference, int number, String by, Instant at) {}
