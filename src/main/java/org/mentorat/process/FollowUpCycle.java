package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_CYCLE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_DUE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.mentorat.firstcontact.Frequency;
import org.springframework.stereotype.Component;

/**
 * The follow-ups come at the frequency that the pair agreed on last: until the terms are accepted,
 * the one that the mentor proposed at the first contact.
 */
@Component
class FollowUpCycle {

  private final ManagementService management;
  private final Clock clock;

  FollowUpCycle(ManagementService management, Clock clock) {
    this.management = management;
    this.clock = clock;
  }

  static String at(Frequency frequency) {
    return "R/" + frequency.interval();
  }

  /** Another frequency than before counts from now; those that are due already stay. */
  void follows(DelegateExecution execution, Frequency agreed) {
    if (CHECK_IN_CYCLE.get(execution).equals(at(agreed))) {
      return;
    }
    // The engine reads the new cycle when the timer that is set falls due.
    CHECK_IN_CYCLE.set(execution, at(agreed));
    Instant next = clock.instant().atZone(ZoneOffset.UTC).plus(agreed.interval()).toInstant();
    management
        .createJobQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .activityId(CHECK_IN_DUE)
        .list()
        .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(next)));
  }
}
