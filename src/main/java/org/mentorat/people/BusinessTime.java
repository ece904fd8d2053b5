package org.mentorat.people;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * Business time in Québec (docs/adr/0006): twenty-four hours are one business day, so that 72 h
 * from a Thursday at 10:00 are over on Tuesday at 10:00. What begins outside of business hours
 * begins when they open next. A part of a day is the same part of the business day. Every moment
 * that results is in business hours, exact to the millisecond.
 */
final class BusinessTime {

  private static final LocalTime OPENS = LocalTime.of(8, 30);
  private static final LocalTime CLOSES = LocalTime.of(16, 30);
  private static final long OPEN_MILLIS = OPENS.until(CLOSES, ChronoUnit.MILLIS);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Predicate<LocalDate> holiday;

  BusinessTime(Predicate<LocalDate> holiday) {
    this.holiday = holiday;
  }

  /** The moment at which this long has passed since then. */
  Instant after(Instant from, Duration duration) {
    long millis = duration.toMillis();
    long partOfDay = Math.floorMod(millis, DAY_MILLIS) * OPEN_MILLIS / DAY_MILLIS;
    return position(from).plus(Math.floorDiv(millis, DAY_MILLIS), partOfDay).moment();
  }

  /**
   * When something is due of which, at one moment, as much was left as it has left at a later one.
   */
  Instant moved(Instant due, Instant from, Instant until) {
    Position left = position(due);
    Position since = position(from);
    return position(until)
        .plus(businessDays(since.day, left.day), left.millis - since.millis)
        .moment();
  }

  /** A business day, and how far it is. */
  private final class Position {

    private final LocalDate day;
    private final long millis;

    private Position(LocalDate day, long millis) {
      this.day = day;
      this.millis = millis;
    }

    Position plus(long days, long more) {
      long sum = millis + more;
      return new Position(
          move(day, days + Math.floorDiv(sum, OPEN_MILLIS)), Math.floorMod(sum, OPEN_MILLIS));
    }

    Instant moment() {
      return day.atTime(OPENS).plus(millis, ChronoUnit.MILLIS).atZone(Directory.ZONE).toInstant();
    }
  }

  private Position position(Instant moment) {
    ZonedDateTime local = moment.atZone(Directory.ZONE);
    LocalDate day = local.toLocalDate();
    LocalTime time = local.toLocalTime();
    if (!isOpen(day) || !time.isBefore(CLOSES)) {
      return new Position(move(day, 1), 0);
    }
    return new Position(day, time.isBefore(OPENS) ? 0 : OPENS.until(time, ChronoUnit.MILLIS));
  }

  private LocalDate move(LocalDate day, long businessDays) {
    LocalDate moved = day;
    for (long left = Math.abs(businessDays); left > 0; left--) {
      do {
        moved = moved.plusDays(Long.signum(businessDays));
      } while (!isOpen(moved));
    }
    return moved;
  }

  private long businessDays(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -businessDays(to, from);
    }
    return from.datesUntil(to).filter(this::isOpen).count();
  }

  private boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holiday.test(day);
  }
}
