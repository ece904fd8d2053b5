package org.mentorat.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.mentorat.engine.TimerDuration;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.springframework.stereotype.Component;

/**
 * When what waits in a mentorship is due, counted as the mentorship counts (X6): what the model's
 * due dates and timers read.
 */
@Component
class DueDates {

  private final MentorshipRegister mentorships;
  private final Deadlines deadlines;
  private final Clock clock;

  DueDates(MentorshipRegister mentorships, Deadlines deadlines, Clock clock) {
    this.mentorships = mentorships;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** So long from now. */
  Date after(DelegateExecution execution, Duration wait) {
    return after(execution, clock.instant(), wait);
  }

  /** So long from that moment. */
  Date after(DelegateExecution execution, Instant from, Duration wait) {
    return Date.from(deadlines.after(count(execution), from, wait));
  }

  /** For a timer that counts so long from when it is set. */
  String timer(DelegateExecution execution, Duration wait) {
    return TimerDuration.of(count(execution), wait);
  }

  /** For a timer that comes each time so long has passed. */
  String repeated(DelegateExecution execution, Duration interval) {
    return TimerDuration.repeated(count(execution), interval);
  }

  private DeadlinesCount count(DelegateExecution execution) {
    return mentorships.mentorship(execution.getProcessBusinessKey()).deadlinesCount();
  }
}
