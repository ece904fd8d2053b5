package org.mentorat.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Dates as people read them, in Québec time and in the page's language: « mardi 3 mars 2026, 14 h
 * 05 ». Templates call it by the name {@code moments}.
 */
@Component("moments")
public class Moments {

  private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

  private final MessageSource texts;

  Moments(MessageSource texts) {
    this.texts = texts;
  }

  /** The day and the time. */
  public String full(Instant moment) {
    return text(moment.atZone(QUEBEC), moment.atZone(QUEBEC).getDayOfMonth(), "site.moment");
  }

  /** The day alone. */
  public String day(LocalDate day) {
    return text(day, day.getDayOfMonth(), "site.day");
  }

  private String text(TemporalAccessor moment, int dayOfMonth, String key) {
    Locale locale = LocaleContextHolder.getLocale();
    String pattern = texts.getMessage(dayOfMonth == 1 ? key + ".first" : key, null, locale);
    return DateTimeFormatter.ofPattern(pattern, locale).format(moment);
  }
}
