package org.mentorat.projectend;

import java.time.Instant;

/** The coordination decided about mentorships that did not follow the end of their project. */
public record UnclosedReviewed(String project, UnclosedDecision decision, String by, Instant at) {}
