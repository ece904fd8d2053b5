package org.mentorat.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.springframework.stereotype.Component;

/**
 * Lets the engine's timers count in business days where their duration says so ({@link
 * TimerDuration}); every other timer is the engine's own matter, as before.
 */
@Component
class BusinessCalendars extends AbstractProcessEnginePlugin {

  private final Deadlines deadlines;

  BusinessCalendars(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
    calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new Durations());
    calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
    calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles());
    engine.setBusinessCalendarManager(calendars);
  }

  private Instant after(Instant from, Duration wait) {
    return deadlines.after(DeadlinesCount.BUSINESS, from, wait);
  }

  private static Instant orNow(Date start) {
    return (start == null ? ClockUtil.getCurrentTime() : start).toInstant();
  }

  private final class Durations extends DurationBusinessCalendar {

    @Override
    public Date resolveDuedate(String text, Date start) {
      return TimerDuration.business(text)
          .map(wait -> Date.from(after(orNow(start), wait)))
          .orElseGet(() -> super.resolveDuedate(text, start));
    }
  }

  private final class Cycles extends CycleBusinessCalendar {

    @Override
    public Date resolveDuedate(String text, Date start, long repeatOffset) {
      String[] parts = text.split("/");
      return TimerDuration.business(parts[parts.length - 1])
          .map(
              interval -> {
                Instant now = orNow(start);
                Instant begin =
                    parts.length == 2 ? now : DateTimeUtil.parseDate(parts[1]).toInstant();
                return Date.from(
                    next(begin, interval, now.minusMillis(repeatOffset)).plusMillis(repeatOffset));
              })
          .orElseGet(() -> super.resolveDuedate(text, start, repeatOffset));
    }

    private Instant next(Instant begin, Duration interval, Instant now) {
      Instant turn = begin;
      while (!turn.isAfter(now)) {
        turn = after(turn, interval);
      }
      return turn;
    }
  }
}
