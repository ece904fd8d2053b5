package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_DUE;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.CO_MENTORSHIP_END;
import static org.mentorat.process.MentorshipProcess.CO_MENTORSHIP_ENDS_AT;
import static org.mentorat.process.MentorshipProcess.CO_MENTOR_CHECK_IN_AT;
import static org.mentorat.process.MentorshipProcess.CO_MENTOR_CHECK_IN_DUE;
import static org.mentorat.process.MentorshipProcess.EARLY_END_AT;
import static org.mentorat.process.MentorshipProcess.EARLY_END_DAY;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION_AT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_BY;
import static org.mentorat.process.MentorshipProcess.MEETING_ASKED_BY;
import static org.mentorat.process.MentorshipProcess.MEETING_BY;
import static org.mentorat.process.MentorshipProcess.MEETING_ENDED;
import static org.mentorat.process.MentorshipProcess.MEETING_ENDS_AT;
import static org.mentorat.process.MentorshipProcess.MID_TERM;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AT;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END_AT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.comentor.CoMentors;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.AtOnce;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.Timers;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.Suspensions;
import org.springframework.stereotype.Component;

/**
 * A mentorship stands still, and goes on as if no time had passed: every timer, every due date and
 * every date that a later timer will read moves by the time it stood still.
 *
 * <p>Where business days count, what was left of them when it stopped is left when it goes on.
 *
 * <p>Not by that time moves what belongs to the year (its middle, its preparation, its end, the
 * limit of its closing), which goes with the service's end as the project's rule says, and the
 * meetings, which take place when they do.
 */
@Component
class Standstill {

  private static final Set<String> TIMERS_OF_THE_YEAR =
      Set.of(ENDING_PREPARATION, SERVICE_END, EARLY_END_DAY, CO_MENTORSHIP_END);

  /** Follow-ups come at the frequency that was agreed on, which is of the calendar. */
  private static final Set<String> TIMERS_OF_THE_CALENDAR =
      Set.of(CHECK_IN_DUE, CO_MENTOR_CHECK_IN_DUE);

  private static final Set<String> DATES_OF_THE_YEAR =
      Set.of(
          ENDING_PREPARATION_AT.name(),
          SERVICE_END_AT.name(),
          EARLY_END_AT.name(),
          CO_MENTORSHIP_ENDS_AT.name());

  private static final Set<String> DATES_AFTER_A_MEETING =
      Set.of(MEETING_BY.name(), MEETING_ASKED_BY.name());

  private final Suspensions suspensions;
  private final MentorshipRegister mentorships;
  private final CoMentors coMentors;
  private final Commitments commitments;
  private final Deadlines deadlines;
  private final MentorshipProcess process;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Timers timers;
  private final FormGate gate;
  private final AtOnce atOnce;
  private final Clock clock;

  Standstill(
      Suspensions suspensions,
      MentorshipRegister mentorships,
      CoMentors coMentors,
      Commitments commitments,
      Deadlines deadlines,
      MentorshipProcess process,
      RuntimeService runtime,
      TaskService tasks,
      Timers timers,
      FormGate gate,
      AtOnce atOnce,
      Clock clock) {
    this.suspensions = suspensions;
    this.mentorships = mentorships;
    this.coMentors = coMentors;
    this.commitments = commitments;
    this.deadlines = deadlines;
    this.process = process;
    this.runtime = runtime;
    this.tasks = tasks;
    this.timers = timers;
    this.gate = gate;
    this.atOnce = atOnce;
    this.clock = clock;
  }

  void begins(String reference) {
    process
        .instance(reference)
        .ifPresent(
            instance -> {
              timers.await(instance);
              atOnce.run(() -> runtime.suspendProcessInstanceById(instance));
            });
  }

  /**
   * @return whether the mentorship goes on: not, where somebody ended its pause before, or itself
   */
  boolean ends(Suspension suspension) {
    String reference = suspension.reference();
    Optional<String> instance = process.instance(reference);
    gate.takeTurn(reference);
    mentorships.lock(reference);
    // Who withdraws ends the pause at once; the pause's own process finds it over.
    if (suspensions.current(reference).filter(it -> it.id().equals(suspension.id())).isEmpty()) {
      return false;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = mentorships.mentorship(reference).serviceEndsAt();
    Duration year = Duration.ZERO;
    boolean open = mentorships.mentorship(reference).isOpen();
    if (open) {
      Pause pause = new Pause(suspension.suspendedAt(), now);
      year = mentorships.stoodStill(reference, pause.length());
      coMentors.stoodStill(reference, year);
      Mentorship mentorship = mentorships.mentorship(reference);
      Duration closing = closing(mentorship, end.plus(year), year);
      commitments.suspend(
          reference, mentorship.deadlinesCount(), pause.from(), pause.until(), closing);
      Moves moves = new Moves(mentorship, pause, year, closing);
      instance.ifPresent(
          found -> {
            atOnce.run(() -> runtime.activateProcessInstanceById(found));
            atOnce.run(() -> goOn(found, moves));
          });
    }
    suspensions.resumed(suspension.id(), now, end, end.plus(year));
    return open;
  }

  // Where business days count, as many as before are left for the closing.
  private Duration closing(Mentorship mentorship, Instant end, Duration year) {
    if (year.isZero() || mentorship.deadlinesCount() == DeadlinesCount.CALENDAR) {
      return year;
    }
    Instant limit =
        commitments
            .current(mentorship.reference(), Promise.SERVICE_PERIOD)
            .orElseThrow()
            .currentLimit();
    Instant moved =
        deadlines.after(
            mentorship.deadlinesCount(), end, mentorship.project().promises().closingLimit());
    return moved.isAfter(limit) ? Duration.between(limit, moved) : Duration.ZERO;
  }

  private void goOn(String instance, Moves moves) {
    moves.readMidTerm(runtime.getVariable(instance, MID_TERM_AT.name()));
    timers.move(instance, moves::timer);
    for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      move(task, moves);
    }
    for (VariableInstance date :
        runtime.createVariableInstanceQuery().processInstanceIdIn(instance).list()) {
      if (date.getValue() instanceof Date value) {
        Instant moved = moves.date(date.getName(), value.toInstant(), meetingEnd(date));
        if (!moved.equals(value.toInstant())) {
          runtime.setVariableLocal(date.getExecutionId(), date.getName(), Date.from(moved));
        }
      }
    }
  }

  private void move(Task task, Moves moves) {
    Date due = moves.task(task, task.getDueDate());
    Date followUp = moves.task(task, task.getFollowUpDate());
    if (Objects.equals(due, task.getDueDate())
        && Objects.equals(followUp, task.getFollowUpDate())) {
      return;
    }
    task.setDueDate(due);
    task.setFollowUpDate(followUp);
    tasks.saveTask(task);
  }

  private Instant meetingEnd(VariableInstance date) {
    return DATES_AFTER_A_MEETING.contains(date.getName())
        ? ((Date) runtime.getVariable(date.getExecutionId(), MEETING_ENDS_AT.name())).toInstant()
        : null;
  }

  /** The time for which a mentorship stood still. */
  record Pause(Instant from, Instant until) {

    Duration length() {
      return Duration.between(from, until);
    }

    /** How much of it came after this moment. */
    Duration after(Instant moment) {
      if (!moment.isAfter(from)) {
        return length();
      }
      return moment.isBefore(until) ? Duration.between(moment, until) : Duration.ZERO;
    }

    boolean isAhead(Instant moment) {
      return moment.isAfter(from);
    }
  }

  /** Until when each thing moves. */
  private final class Moves {

    private final DeadlinesCount count;
    private final Duration evaluationLimit;
    private final Pause pause;
    private final Duration year;
    private final Duration closing;
    private Duration midTerm = Duration.ZERO;
    private Instant midTermAt;

    private Moves(Mentorship mentorship, Pause pause, Duration year, Duration closing) {
      this.count = mentorship.deadlinesCount();
      this.evaluationLimit = mentorship.project().promises().evaluationLimit();
      this.pause = pause;
      this.year = year;
      this.closing = closing;
    }

    // It goes with the year; but what fell due meanwhile begins now, with the time it gives.
    void readMidTerm(Object variable) {
      if (variable instanceof Date at && pause.isAhead(at.toInstant())) {
        Duration untilNow = pause.after(at.toInstant());
        midTerm = untilNow.compareTo(year) > 0 ? untilNow : year;
        midTermAt = at.toInstant().plus(midTerm);
      }
    }

    Instant timer(String activity, Instant set, Instant due) {
      if (activity.equals(MID_TERM)) {
        return due.plus(midTerm);
      }
      if (activity.equals(MEETING_ENDED)) {
        return due;
      }
      if (activity.equals(CLOSURE_LIMIT)) {
        return due.plus(closing);
      }
      if (TIMERS_OF_THE_CALENDAR.contains(activity)) {
        return due.plus(pause.after(set));
      }
      return TIMERS_OF_THE_YEAR.contains(activity) ? due.plus(year) : later(due, set);
    }

    /**
     * @param date of the task, or null
     */
    Date task(Task task, Date date) {
      if (date == null) {
        return null;
      }
      Instant due = date.toInstant();
      return Date.from(
          task.getTaskDefinitionKey().equals(PREPARE_ENDING)
              ? due.plus(year)
              : later(due, task.getCreateTime().toInstant()));
    }

    /**
     * @param meetingEnd of a date that counts from a meeting's end; null of all others
     */
    Instant date(String name, Instant value, Instant meetingEnd) {
      if (!pause.isAhead(value) || name.equals(MEETING_ENDS_AT.name())) {
        return value;
      }
      if (name.equals(MID_TERM_AT.name())) {
        return value.plus(midTerm);
      }
      if (name.equals(EVALUATION_BY.name()) && midTermAt != null) {
        return count == DeadlinesCount.CALENDAR
            ? value.plus(midTerm)
            : deadlines.after(count, midTermAt, evaluationLimit);
      }
      if (name.equals(CLOSURE_LIMIT_AT.name())) {
        return value.plus(closing);
      }
      if (DATES_OF_THE_YEAR.contains(name)) {
        return value.plus(year);
      }
      if (name.equals(CO_MENTOR_CHECK_IN_AT.name())) {
        return value.plus(pause.length());
      }
      return later(value, meetingEnd == null ? pause.from() : meetingEnd);
    }

    private Instant later(Instant due, Instant set) {
      return deadlines.afterPause(
          count, due, set.isAfter(pause.from()) ? set : pause.from(), pause.until());
    }
  }
}
