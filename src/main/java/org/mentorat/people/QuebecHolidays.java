package org.mentorat.people;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The public holidays of Québec, as the library knows them: those on which no work is done by law,
 * not the days on which banks are closed.
 */
@Component
class QuebecHolidays {

  private static final String QUEBEC = "qc";

  private final HolidayManager library =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.CANADA));
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  boolean isHoliday(LocalDate day) {
    return years.computeIfAbsent(day.getYear(), this::of).contains(day);
  }

  private Set<LocalDate> of(int year) {
    return Stream.concat(
            library.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, QUEBEC).stream()
                .map(holiday -> holiday.getDate()),
            Stream.of(nationalHoliday(year)))
        .collect(toUnmodifiableSet());
  }

  // The law gives the Monday to those who do not work on a Sunday; the library knows the 24th only.
  private static LocalDate nationalHoliday(int year) {
    LocalDate day = LocalDate.of(year, Month.JUNE, 24);
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }
}
