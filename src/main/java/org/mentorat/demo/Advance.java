package org.mentorat.demo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the demo clock is to move: an ISO 8601 duration, such as {@code PT72H}, {@code P7D},
 * {@code P1M} or {@code P1Y}; more than nothing and at most {@link #LIMIT}.
 */
final class Advance {

  static final Duration LIMIT = Duration.ofDays(400);

  private static final int LONGEST_TEXT = 40;

  private static final Pattern TEXT =
      Pattern.compile("(?<sign>-?)P(?<days>[^T]*)(?:T(?<time>.+))?", Pattern.CASE_INSENSITIVE);

  private final Period days;
  private final Duration time;

  private Advance(Period days, Duration time) {
    this.days = days;
    this.time = time;
  }

  /**
   * Reads the text.
   *
   * @throws AdvanceRefused if it is no duration, or not one that is allowed
   */
  static Advance parse(String text) throws AdvanceRefused {
    Advance advance = read(text == null ? "" : text.strip());
    try {
      Duration length = Duration.between(Instant.EPOCH, advance.from(Instant.EPOCH));
      if (length.isZero() || length.isNegative()) {
        throw new AdvanceRefused("demo.refused.backwards");
      }
      if (length.compareTo(LIMIT) > 0) {
        throw new AdvanceRefused("demo.refused.tooFar");
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new AdvanceRefused("demo.refused.tooFar");
    }
    return advance;
  }

  private static Advance read(String text) throws AdvanceRefused {
    Matcher parts = TEXT.matcher(text);
    if (text.length() > LONGEST_TEXT || !parts.matches()) {
      throw new AdvanceRefused("demo.refused.unreadable");
    }
    if (!parts.group("sign").isEmpty()) {
      throw new AdvanceRefused("demo.refused.backwards");
    }
    String days = parts.group("days");
    String time = parts.group("time");
    try {
      return new Advance(
          days.isEmpty() ? Period.ZERO : Period.parse("P" + days),
          time == null ? Duration.ZERO : Duration.parse("PT" + time));
    } catch (DateTimeException | ArithmeticException e) {
      throw new AdvanceRefused("demo.refused.unreadable");
    }
  }

  /** The moment that lies this far after the given one. */
  Instant from(Instant start) {
    return ZonedDateTime.ofInstant(start, ZoneOffset.UTC).plus(days).plus(time).toInstant();
  }
}
