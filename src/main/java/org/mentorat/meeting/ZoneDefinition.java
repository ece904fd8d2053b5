package org.mentorat.meeting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A time zone as a calendar file defines it, for the time of one appointment. It is made of the
 * rules by which the application itself reads clocks, so that file and mail never disagree: a
 * library's own copy of the world's zones ages by itself, and its century of history is more than
 * some clients can read, who want one yearly rule for each of summer and winter.
 */
final class ZoneDefinition {

  /** After so many years weekdays and leap years come again as they were. */
  private static final int YEARS_UNTIL_ALL_RECURS = 28;

  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final ZoneId zone;
  private final ZoneRules rules;

  ZoneDefinition(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  VTimeZone during(Instant begin, Instant end) {
    VTimeZone definition = new VTimeZone();
    definition.add(new TzId(zone.getId()));
    yearly(begin).orElseGet(() -> onlyThen(begin, end)).forEach(definition::add);
    return definition;
  }

  // Empty where the clocks do not change by the same two rules every year, from the year before.
  private Optional<List<Observance>> yearly(Instant begin) {
    int year = begin.atOffset(ZoneOffset.UTC).getYear() - 1;
    List<ZoneOffsetTransition> listed = rules.getTransitions();
    boolean begun =
        listed.isEmpty() || listed.get(listed.size() - 1).getDateTimeBefore().getYear() < year;
    if (!begun || rules.getTransitionRules().size() != 2) {
      return Optional.empty();
    }
    List<Observance> observances = new ArrayList<>();
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      Optional<RRule<LocalDate>> recurrence = recurrence(rule, year);
      if (recurrence.isEmpty()) {
        return Optional.empty();
      }
      Observance observance = since(rule.createTransition(year));
      observance.add(recurrence.get());
      observances.add(observance);
    }
    return Optional.of(observances);
  }

  // Read off the dates, since rules say « on or after the 8th » where calendars say « the second ».
  private static Optional<RRule<LocalDate>> recurrence(ZoneOffsetTransitionRule rule, int year) {
    List<LocalDateTime> dates =
        IntStream.range(year, year + YEARS_UNTIL_ALL_RECURS)
            .mapToObj(rule::createTransition)
            .map(ZoneOffsetTransition::getDateTimeBefore)
            .toList();
    LocalDateTime first = dates.get(0);
    DayOfWeek day = first.getDayOfWeek();
    Predicate<LocalDateTime> alike =
        date ->
            date.getMonth() == first.getMonth()
                && date.getDayOfWeek() == day
                && date.toLocalTime().equals(first.toLocalTime());
    if (!dates.stream().allMatch(alike)) {
      return Optional.empty();
    }
    int week = week(first);
    if (dates.stream().allMatch(ZoneDefinition::isLastOfItsMonth)) {
      week = -1;
    } else if (!dates.stream().allMatch(date -> week(date) == week(first))) {
      return Optional.empty();
    }
    return Optional.of(
        new RRule<>(
            "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s"
                .formatted(first.getMonthValue(), week, day.name().substring(0, 2))));
  }

  private static int week(LocalDateTime date) {
    return (date.getDayOfMonth() - 1) / 7 + 1;
  }

  private static boolean isLastOfItsMonth(LocalDateTime date) {
    return date.plusWeeks(1).getMonth() != date.getMonth();
  }

  /** What holds when it begins, and what changes until it ends. */
  private List<Observance> onlyThen(Instant begin, Instant end) {
    List<Observance> observances = new ArrayList<>();
    ZoneOffsetTransition before = rules.previousTransition(begin.plusNanos(1));
    observances.add(before == null ? always(rules.getOffset(begin)) : since(before));
    for (ZoneOffsetTransition next = rules.nextTransition(begin);
        next != null && !next.getInstant().isAfter(end);
        next = rules.nextTransition(next.getInstant())) {
      observances.add(since(next));
    }
    return observances;
  }

  private Observance since(ZoneOffsetTransition transition) {
    Observance observance =
        rules.isDaylightSavings(transition.getInstant()) ? new Daylight() : new Standard();
    return filled(
        observance,
        transition.getDateTimeBefore(),
        transition.getOffsetBefore(),
        transition.getOffsetAfter());
  }

  private static Observance always(ZoneOffset offset) {
    return filled(new Standard(), LONG_AGO, offset, offset);
  }

  private static Observance filled(
      Observance observance, LocalDateTime since, ZoneOffset from, ZoneOffset to) {
    observance.add(new DtStart<>(since));
    observance.add(new TzOffsetFrom(from));
    observance.add(new TzOffsetTo(to));
    return observance;
  }
}
