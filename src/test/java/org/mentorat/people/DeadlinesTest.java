package org.mentorat.people;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.people.DeadlinesCount.BUSINESS;
import static org.mentorat.people.DeadlinesCount.CALENDAR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

  private static final QuebecHolidays HOLIDAYS = new QuebecHolidays();

  private final Deadlines deadlines = new Deadlines(HOLIDAYS);

  @ParameterizedTest(name = "{0} and {1} is {2}: {3}")
  @CsvSource({
    "2026-11-16T10:00, PT72H, 2026-11-19T10:00, within a week",
    "2026-11-19T10:00, PT72H, 2026-11-24T10:00, over a week-end",
    "2026-11-20T16:29:59.999, PT24H, 2026-11-23T16:29:59.999, the last moment of a Friday",
    "2026-11-20T16:30, PT24H, 2026-11-24T08:30, a Friday at closing",
    "2026-11-20T22:15, PT48H, 2026-11-25T08:30, a Friday night",
    "2026-11-21T11:00, PT48H, 2026-11-25T08:30, a Saturday",
    "2026-11-23T06:00, PT48H, 2026-11-25T08:30, before opening",
    "2026-11-23T08:30, PT48H, 2026-11-25T08:30, at opening",
    "2026-11-16T10:00, P7D, 2026-11-25T10:00, seven business days are no week",
    "2026-11-16T10:00, PT12H, 2026-11-16T14:00, half a day is half of the business day",
    "2026-11-16T14:00, PT36H, 2026-11-18T10:00, and goes on the next morning",
    "2026-11-20T14:00, PT12H, 2026-11-23T10:00, or after the week-end",
    "2026-11-16T10:00, PT0S, 2026-11-16T10:00, nothing",
    "2026-11-21T10:00, PT0S, 2026-11-23T08:30, nothing outside of business hours",
    "2026-06-23T15:00, PT24H, 2026-06-25T15:00, the eve of the national holiday",
    "2029-06-22T15:00, PT24H, 2029-06-26T15:00, the national holiday on a Sunday",
    "2028-06-23T15:00, PT24H, 2028-06-26T15:00, the national holiday on a Saturday",
    "2026-06-30T15:00, PT24H, 2026-07-02T15:00, the eve of Canada Day",
    "2029-06-29T15:00, PT24H, 2029-07-03T15:00, Canada Day on a Sunday",
    "2026-05-15T15:00, PT24H, 2026-05-19T15:00, Patriots’ Day",
    "2026-09-04T09:00, PT48H, 2026-09-09T09:00, Labour Day",
    "2026-10-09T09:00, PT48H, 2026-10-14T09:00, Thanksgiving",
    "2027-03-25T12:00, PT24H, 2027-03-30T12:00, Easter from Good Friday to Monday",
    "2026-12-23T12:00, PT72H, 2026-12-29T12:00, Christmas",
    "2026-12-24T20:00, PT48H, 2026-12-30T08:30, Christmas Eve at night",
    "2026-12-31T12:00, PT24H, 2027-01-04T12:00, the new year",
    "2026-11-10T12:00, PT24H, 2026-11-11T12:00, Remembrance Day is no holiday here",
    "2026-09-29T12:00, PT24H, 2026-09-30T12:00, nor is this one",
    "2026-12-28T12:00, PT24H, 2026-12-29T12:00, nor the days after Christmas",
    "2027-03-12T14:00, PT24H, 2027-03-15T14:00, the night of the change to summer time",
    "2027-03-14T01:59:59, PT24H, 2027-03-16T08:30, a second before that hour is skipped",
    "2026-10-30T14:00, PT24H, 2026-11-02T14:00, the night of the change to winter time",
    "2026-11-01T01:30, PT24H, 2026-11-03T08:30, in the hour that comes twice",
  })
  void business_days(LocalDateTime from, Duration wait, LocalDateTime due, String why) {
    assertThat(deadlines.after(BUSINESS, inQuebec(from), wait)).as(why).isEqualTo(inQuebec(due));
  }

  @Test
  void calendar_time_is_exact_whatever_the_day() {
    Instant eve = inQuebec(LocalDateTime.of(2026, 12, 24, 23, 59, 59, 999_000_000));
    assertThat(deadlines.after(CALENDAR, eve, Duration.ofHours(72)))
        .isEqualTo(eve.plus(Duration.ofHours(72)));
    assertThat(deadlines.afterPause(CALENDAR, eve, eve.minusSeconds(9), eve.minusSeconds(2)))
        .isEqualTo(eve.plusSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {2025, 2026, 2027, 2028, 2029, 2030, 2035})
  void the_holidays_of_a_year_are_those_of_the_law(int year) {
    LocalDate easter = easter(year);
    LocalDate national = LocalDate.of(year, Month.JUNE, 24);
    LocalDate canada = LocalDate.of(year, Month.JULY, 1);
    TreeSet<LocalDate> expected =
        Stream.of(
                LocalDate.of(year, Month.JANUARY, 1),
                easter.minusDays(2),
                easter.plusDays(1),
                monday(LocalDate.of(year, Month.MAY, 18)),
                national.getDayOfWeek() == DayOfWeek.SUNDAY ? national.plusDays(1) : national,
                canada.getDayOfWeek() == DayOfWeek.SUNDAY ? canada.plusDays(1) : canada,
                monday(LocalDate.of(year, Month.SEPTEMBER, 1)),
                monday(LocalDate.of(year, Month.OCTOBER, 8)),
                LocalDate.of(year, Month.DECEMBER, 25))
            .filter(DeadlinesTest::isWeekday)
            .collect(toCollection(TreeSet::new));

    assertThat(
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(DeadlinesTest::isWeekday)
                .filter(HOLIDAYS::isHoliday))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void every_moment_that_results_is_in_business_hours_and_never_earlier() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      Instant from = anyMoment(random);
      Instant due = deadlines.after(BUSINESS, from, anyWait(random));

      assertThat(due).isAfterOrEqualTo(from);
      assertInBusinessHours(due);
    }
  }

  @Test
  void who_begins_later_or_may_take_longer_is_never_due_sooner() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Instant from = anyMoment(random);
      Instant later = from.plusMillis(random.nextLong(Duration.ofDays(6).toMillis()));
      Duration wait = anyWait(random);
      Duration longer = wait.plusMillis(random.nextLong(Duration.ofDays(3).toMillis()));

      Instant due = deadlines.after(BUSINESS, from, wait);
      assertThat(deadlines.after(BUSINESS, later, wait)).isAfterOrEqualTo(due);
      assertThat(deadlines.after(BUSINESS, from, longer)).isAfterOrEqualTo(due);
    }
  }

  @Test
  void days_after_days_are_as_many_days_at_once() {
    Random random = new Random(2);
    for (int i = 0; i < 5_000; i++) {
      Instant from = anyMoment(random);
      Duration first = Duration.ofDays(random.nextInt(15));
      Duration second = Duration.ofDays(random.nextInt(15));

      assertThat(deadlines.after(BUSINESS, deadlines.after(BUSINESS, from, first), second))
          .isEqualTo(deadlines.after(BUSINESS, from, first.plus(second)));
    }
  }

  @Test
  void after_a_pause_as_many_business_days_are_left_as_before() {
    Instant asked = inQuebec(LocalDateTime.of(2026, 12, 14, 10, 0));
    Instant limit = deadlines.after(BUSINESS, asked, Duration.ofHours(48));
    Instant stopped = inQuebec(LocalDateTime.of(2026, 12, 15, 14, 0));
    Instant goesOn = inQuebec(LocalDateTime.of(2026, 12, 25, 0, 0));

    // Four hours of business were left: from Monday 28 December at 8:30.
    assertThat(deadlines.afterPause(BUSINESS, limit, stopped, goesOn))
        .isEqualTo(inQuebec(LocalDateTime.of(2026, 12, 28, 12, 30)));
    assertThat(deadlines.afterPause(BUSINESS, limit, goesOn, stopped)).isEqualTo(limit);
  }

  @Test
  void a_pause_never_takes_time_from_anybody_and_gives_what_was_left() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      Instant from = anyMoment(random);
      Instant until = from.plusMillis(random.nextLong(Duration.ofDays(90).toMillis()));
      Duration left = anyWait(random);
      Instant due = deadlines.after(BUSINESS, from, left);
      Instant moved = deadlines.afterPause(BUSINESS, due, from, until);

      assertThat(moved)
          .isEqualTo(until.equals(from) ? due : deadlines.after(BUSINESS, until, left))
          .isAfterOrEqualTo(due);
      // Also what somebody chose by hand, at night or on a holiday, and what was due before.
      Instant chosen = anyMoment(random);
      assertThat(deadlines.afterPause(BUSINESS, chosen, from, until)).isAfterOrEqualTo(chosen);
    }
  }

  private static Instant anyMoment(Random random) {
    return Instant.parse("2026-01-01T00:00:00Z")
        .plusMillis(random.nextLong(Duration.ofDays(4 * 365).toMillis()));
  }

  private static Duration anyWait(Random random) {
    return List.of(
            Duration.ofHours(random.nextInt(400)), Duration.ofMillis(random.nextLong(1 << 30)))
        .get(random.nextInt(2));
  }

  private static void assertInBusinessHours(Instant moment) {
    ZonedDateTime local = moment.atZone(Directory.ZONE);
    assertThat(isWeekday(local.toLocalDate())).as("%s", local).isTrue();
    assertThat(HOLIDAYS.isHoliday(local.toLocalDate())).as("%s", local).isFalse();
    assertThat(local.toLocalTime())
        .isAfterOrEqualTo(LocalTime.of(8, 30))
        .isBefore(LocalTime.of(16, 30));
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue();
  }

  private static LocalDate monday(LocalDate earliest) {
    LocalDate day = earliest;
    while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate easter(int year) {
    return switch (year) {
      case 2025 -> LocalDate.of(year, 4, 20);
      case 2026 -> LocalDate.of(year, 4, 5);
      case 2027 -> LocalDate.of(year, 3, 28);
      case 2028 -> LocalDate.of(year, 4, 16);
      case 2029 -> LocalDate.of(year, 4, 1);
      case 2030 -> LocalDate.of(year, 4, 21);
      case 2035 -> LocalDate.of(year, 3, 25);
      default -> throw new IllegalArgumentException("look it up");
    };
  }

  private static Instant inQuebec(LocalDateTime moment) {
    return moment.atZone(Directory.ZONE).toInstant();
  }
}
