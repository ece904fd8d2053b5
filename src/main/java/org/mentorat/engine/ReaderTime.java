package org.mentorat.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Instants and durations in the words and the zone of the people who read them. Everything else in
 * the application is UTC (docs/adr/0004).
 */
@Component
public class ReaderTime {

  private final ZoneId zone;
  private final MessageSource messages;

  ReaderTime(@Value("${mentorat.zone:America/Toronto}") ZoneId zone, MessageSource messages) {
    this.zone = zone;
    this.messages = messages;
  }

  public ZoneId zone() {
    return zone;
  }

  /** « mardi 24 novembre 2026 à 9 h 05 ». */
  public String dateTime(Instant instant, Locale locale) {
    return dateTime(instant, zone, locale);
  }

  /** As {@link #dateTime(Instant, Locale)}, by the clock of the reader's own zone. */
  public String dateTime(Instant instant, ZoneId readersZone, Locale locale) {
    ZonedDateTime read = instant.atZone(readersZone);
    return format("engine.dateTime", read.getDayOfMonth(), locale).format(read);
  }

  /** « mardi 24 novembre 2026 ». */
  public String date(LocalDate date, Locale locale) {
    return format("engine.date", date.getDayOfMonth(), locale).format(date);
  }

  /** Days and hours, or hours and minutes below a day; never negative. */
  public String duration(Duration duration, Locale locale) {
    Duration shown = duration.isNegative() ? Duration.ZERO : duration;
    return shown.toDays() > 0
        ? messages.getMessage(
            "engine.daysAndHours", new Object[] {shown.toDays(), shown.toHoursPart()}, locale)
        : messages.getMessage(
            "engine.hoursAndMinutes",
            new Object[] {shown.toHours(), shown.toMinutesPart()},
            locale);
  }

  // In French the first of a month is « 1er ».
  private DateTimeFormatter format(String key, int dayOfMonth, Locale locale) {
    String pattern = dayOfMonth == 1 ? key + ".first" : key;
    return DateTimeFormatter.ofPattern(messages.getMessage(pattern, null, locale), locale);
  }
}
