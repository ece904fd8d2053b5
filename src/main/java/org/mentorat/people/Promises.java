package org.mentorat.people;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;

/**
 * How fast a project promises to act, in calendar time (X6): for each promise, when its owner is
 * reminded and when it is broken, counted from its start; and how often the search for a mentor is
 * repeated. Sources: first contact R36; the others are the service's own targets.
 */
@Embeddable
public record Promises(
    @Convert(converter = IsoDuration.class) Duration assignmentReminder,
    @Convert(converter = IsoDuration.class) Duration assignmentLimit,
    @Convert(converter = IsoDuration.class) Duration firstContactReminder,
    @Convert(converter = IsoDuration.class) Duration firstContactLimit,
    @Convert(converter = IsoDuration.class) Duration decisionReminder,
    @Convert(converter = IsoDuration.class) Duration decisionLimit,
    @Convert(converter = IsoDuration.class) Duration newSearch) {

  /** The service's own values: 2 and 5 days, 48 and 72 h, 24 and 48 h, a search every day. */
  public static Promises defaults() {
    return new Promises(
        Duration.ofDays(2),
        Duration.ofDays(5),
        Duration.ofHours(48),
        Duration.ofHours(72),
        Duration.ofHours(24),
        Duration.ofHours(48),
        Duration.ofDays(1));
  }
}
