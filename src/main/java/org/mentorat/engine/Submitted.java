package org.mentorat.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.spin.json.SpinJsonNode;

/**
 * One submitted value as its input's type understands it: either a typed value (null: left empty),
 * or the message that says why it cannot be read.
 */
record Submitted(Object value, String problem, Object[] args) {

  /**
   * No text of a form may be longer, whatever the form says, so that nobody can fill the database
   * through it.
   */
  static final int LONGEST_TEXT = 10_000;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_DIGITS = 15;

  private static final Submitted NOTHING = new Submitted(null, null, new Object[0]);

  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("[-+]?(?:[0-9]{1,20}(?:[.,][0-9]{0,20})?|[.,][0-9]{1,20})");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Reads a submitted value.
   *
   * @param raw String, Number, Boolean, null, List or Map, or a Spin node with one of them
   * @param zone the reader's time zone, for times without one
   */
  static Submitted read(FormFieldType type, Object raw, ZoneId zone, Instant now) {
    Object plain = raw instanceof SpinJsonNode node ? plain(node) : raw;
    if (plain == null || "".equals(plain)) {
      return NOTHING;
    }
    return switch (type) {
      case TEXTFIELD, TEXTAREA -> text(type, plain);
      case NUMBER -> number(plain);
      case CHECKBOX -> plain instanceof Boolean ? accepted(plain) : unreadable("form.type");
      case RADIO, SELECT -> choice(plain);
      case CHECKLIST, TAGLIST -> choices(plain);
      case DATE -> date(plain);
      case TIME -> time(plain, zone, now);
      case DATETIME -> dateAndTime(plain, zone);
    };
  }

  boolean isEmpty() {
    return value == null;
  }

  private static Submitted accepted(Object value) {
    return new Submitted(value, null, new Object[0]);
  }

  private static Submitted unreadable(String problem, Object... args) {
    return new Submitted(null, problem, args);
  }

  private static Submitted text(FormFieldType type, Object raw) {
    if (!(raw instanceof String text)) {
      return unreadable("form.type");
    }
    if (text.length() > LONGEST_TEXT) {
      return unreadable("form.maxLength", LONGEST_TEXT);
    }
    if (!isStorable(text)) {
      return unreadable("form.characters");
    }
    String oneKindOfLineBreak = text.replace("\r\n", "\n").replace('\r', '\n');
    String clean =
        trim(
            type == FormFieldType.TEXTFIELD
                ? oneKindOfLineBreak.replaceAll("[\\n\\t]", " ")
                : oneKindOfLineBreak);
    return isBlank(clean) ? NOTHING : accepted(clean);
  }

  private static Submitted number(Object raw) {
    BigDecimal number;
    if (raw instanceof BigDecimal decimal) {
      number = decimal;
    } else if (raw instanceof BigInteger integer) {
      number = new BigDecimal(integer);
    } else if (raw instanceof Double || raw instanceof Float) {
      if (!Double.isFinite(((Number) raw).doubleValue())) {
        return unreadable("form.number");
      }
      number = new BigDecimal(raw.toString());
    } else if (raw instanceof Number whole) {
      number = BigDecimal.valueOf(whole.longValue());
    } else if (raw instanceof String text && PLAIN_NUMBER.matcher(text.strip()).matches()) {
      number = new BigDecimal(text.strip().replace(',', '.'));
    } else {
      return raw instanceof String text && isBlank(text) ? NOTHING : unreadable("form.number");
    }
    // Before anything is computed: 1E999999999 is a short text and a very long number.
    if (number.signum() != 0
        && ((long) number.precision() - number.scale() > MOST_DIGITS
            || number.scale() > 2 * MOST_DIGITS)) {
      return unreadable("form.number");
    }
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (shortest.scale() > 0) {
      return accepted(shortest);
    }
    boolean fits = shortest.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return accepted(fits ? (Object) shortest.intValueExact() : shortest.setScale(0));
  }

  private static Submitted choice(Object raw) {
    if (raw instanceof List<?> || !isScalar(raw)) {
      return unreadable("form.type");
    }
    String value = String.valueOf(raw);
    return value.length() > LONGEST_TEXT || !isStorable(value)
        ? unreadable("form.option")
        : accepted(value);
  }

  private static Submitted choices(Object raw) {
    Object list = raw instanceof String text ? array(text) : raw;
    if (!(list instanceof List<?> entries)) {
      return unreadable("form.type");
    }
    if (entries.size() > MOST_ENTRIES) {
      return unreadable("form.option");
    }
    Set<String> values = new LinkedHashSet<>();
    for (Object entry : entries) {
      Submitted one = entry == null ? unreadable("form.type") : choice(entry);
      if (one.problem != null) {
        return one;
      }
      values.add((String) one.value);
    }
    return values.isEmpty() ? NOTHING : accepted(List.copyOf(values));
  }

  private static Submitted date(Object raw) {
    if (!(raw instanceof String text)) {
      return unreadable("form.date");
    }
    try {
      LocalDate date =
          text.indexOf('T') < 0 ? LocalDate.parse(text) : LocalDate.from(DATE_AND_TIME.parse(text));
      return isInRange(date) ? accepted(date) : unreadable("form.year");
    } catch (DateTimeException e) {
      return unreadable("form.date");
    }
  }

  private static Submitted time(Object raw, ZoneId zone, Instant now) {
    if (!(raw instanceof String text)) {
      return unreadable("form.time");
    }
    try {
      TemporalAccessor time = TIME.parseBest(text, OffsetTime::from, LocalTime::from);
      return accepted(
          time instanceof OffsetTime offset
              ? offset.withOffsetSameInstant(zone.getRules().getOffset(now)).toLocalTime()
              : LocalTime.from(time));
    } catch (DateTimeException e) {
      return unreadable("form.time");
    }
  }

  private static Submitted dateAndTime(Object raw, ZoneId zone) {
    if (!(raw instanceof String text)) {
      return unreadable("form.datetime");
    }
    try {
      TemporalAccessor moment =
          DATE_AND_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      ZonedDateTime local =
          moment instanceof OffsetDateTime offset
              ? offset.atZoneSameInstant(zone)
              : LocalDateTime.from(moment).atZone(zone);
      return isInRange(local.toLocalDate()) ? accepted(local.toInstant()) : unreadable("form.year");
    } catch (DateTimeException e) {
      return unreadable("form.datetime");
    }
  }

  private static boolean isInRange(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  // PostgreSQL stores neither NUL nor half a surrogate pair, and no other control character is ever
  // meant.
  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  // What the browser's trim() removes: no-break spaces too, which strip() leaves.
  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  private static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  private static Object plain(SpinJsonNode node) {
    return json(node.toString());
  }

  private static Object array(String text) {
    return text.length() > LONGEST_TEXT || !text.strip().startsWith("[") ? null : json(text);
  }

  // Text that is not JSON becomes a value that no input accepts.
  static Object json(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      return Set.of();
    }
  }
}
