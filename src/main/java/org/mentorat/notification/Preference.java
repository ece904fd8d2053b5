package org.mentorat.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;

/**
 * How somebody wishes to be told.
 *
 * @param language {@code fr} or {@code en}; null for the language in which they are enrolled
 * @param quietFrom from when on reminders wait, by the clock of their own zone
 * @param quietTo until when; the same as {@code quietFrom} for never
 */
public record Preference(
    String language, Delivery delivery, LocalTime quietFrom, LocalTime quietTo) {

  /** One message for each event, or one a day. */
  public enum Delivery {
    SINGLE,
    DIGEST
  }

  /** Of whoever has never said anything: in the evening and at night one is left in peace. */
  static final Preference UNSAID =
      new Preference(null, Delivery.SINGLE, LocalTime.of(21, 0), LocalTime.of(7, 0));

  /** When the messages of a day are sent together. */
  private static final LocalTime TOGETHER_AT = LocalTime.of(7, 0);

  public Preference {
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(quietFrom, "quietFrom");
    Objects.requireNonNull(quietTo, "quietTo");
  }

  /** Null when this person has not chosen one. */
  Locale locale() {
    if (language == null) {
      return null;
    }
    return language.equals("en") ? Locale.CANADA : Locale.CANADA_FRENCH;
  }

  /** The first moment from {@code when} on that is outside the quiet hours. */
  Instant afterQuietHours(Instant when, ZoneId zone) {
    ZonedDateTime local = when.atZone(zone);
    if (!isQuiet(local.toLocalTime())) {
      return when;
    }
    ZonedDateTime end = local.with(quietTo);
    return (end.isAfter(local) ? end : end.plusDays(1).with(quietTo)).toInstant();
  }

  /** When the next message of the day is sent. */
  Instant nextDaily(Instant when, ZoneId zone) {
    return nextMorning(when, zone);
  }

  /** The first hour after {@code when} at which messages of a day are sent. */
  static Instant nextMorning(Instant when, ZoneId zone) {
    ZonedDateTime local = when.atZone(zone);
    ZonedDateTime today = local.with(TOGETHER_AT);
    return (today.isAfter(local) ? today : today.plusDays(1).with(TOGETHER_AT)).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    if (quietFrom.isBefore(quietTo)) {
      return !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }
    return !quietFrom.equals(quietTo) && (!time.isBefore(quietFrom) || time.isBefore(quietTo));
  }
}
