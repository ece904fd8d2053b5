package org.mentorat.projectend;

import java.time.Instant;

/** The coordination was reminded of mentorships that did not follow the end of their project. */
public record UnclosedReminded(String project, int times, Instant at) {}
