package org.mentorat.people;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Says when something is due: promises, due dates and timers all ask here, so that they speak of
 * the same moment (X6, docs/adr/0006). Dates that people choose, and those of the year of service,
 * are not counted here.
 */
@Component
public class Deadlines {

  private final BusinessTime business;

  Deadlines(QuebecHolidays holidays) {
    this.business = new BusinessTime(holidays::isHoliday);
  }

  /** When what began at this moment and may take so long is due. */
  public Instant after(DeadlinesCount count, Instant from, Duration wait) {
    return switch (count) {
      case CALENDAR -> from.plus(wait);
      case BUSINESS -> business.after(from, wait);
    };
  }

  /** As {@link #after(DeadlinesCount, Instant, Duration)}. */
  public Instant after(Instant from, Wait wait) {
    return after(wait.count(), from, wait.duration());
  }

  /**
   * When something is due that stood still for a time: what was left when it stopped is left when
   * it goes on.
   *
   * @param due when it would be due otherwise
   * @param from since when it stood still
   * @param until when it went on; before {@code from}, it never stood still
   */
  public Instant afterPause(DeadlinesCount count, Instant due, Instant from, Instant until) {
    if (!until.isAfter(from)) {
      return due;
    }
    return switch (count) {
      case CALENDAR -> due.plus(Duration.between(from, until));
      case BUSINESS -> business.moved(due, from, until);
    };
  }
}
