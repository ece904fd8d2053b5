package org.mentorat.engine;

import java.time.Duration;
import java.util.Optional;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Wait;

/**
 * How long a timer of a model waits that counts from when it is set, as its variable says it: an
 * ISO 8601 duration, marked where it is counted in business days (X6).
 */
public final class TimerDuration {

  private static final String BUSINESS = "business:";
  private static final String REPEATED = "R/";

  private TimerDuration() {}

  /** What a {@code timeDuration} reads. */
  public static String of(DeadlinesCount count, Duration wait) {
    return switch (count) {
      case CALENDAR -> wait.toString();
      case BUSINESS -> BUSINESS + wait;
    };
  }

  /** What a {@code timeCycle} reads that comes again and again. */
  public static String repeated(DeadlinesCount count, Duration interval) {
    return REPEATED + of(count, interval);
  }

  /** As {@link #repeated(DeadlinesCount, Duration)}. */
  public static String repeated(Wait interval) {
    return repeated(interval.count(), interval.duration());
  }

  /** What is counted in business days; empty for every other duration, cycle or date. */
  static Optional<Duration> business(String text) {
    return text.startsWith(BUSINESS)
        ? Optional.of(Duration.parse(text.substring(BUSINESS.length())))
        : Optional.empty();
  }
}
