package org.mentorat.mentorship;

import java.time.Instant;

/** A service ended before its time; its mentorship is being closed. */
public record ServiceCutShort(String reference, Outcome as, Instant at) {}
