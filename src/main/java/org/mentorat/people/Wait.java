package org.mentorat.people;

import java.time.Duration;

/** How long something may wait, and in what time that is counted. */
public record Wait(DeadlinesCount count, Duration duration) {}
