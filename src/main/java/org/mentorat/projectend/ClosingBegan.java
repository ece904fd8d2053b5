package org.mentorat.projectend;

import java.time.Instant;

/** The mentorships of an ended project are being closed; once more from the second round on. */
public record ClosingBegan(String project, int round, int mentorships, Instant at) {}
