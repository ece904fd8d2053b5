package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_ASK_MENTEE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_CYCLE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_LIMIT;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_REMINDER;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION_NEXT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_BY;
import static org.mentorat.process.MentorshipProcess.CONFIRM_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_REMINDER;
import static org.mentorat.process.MentorshipProcess.COORDINATION_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION_AT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_BY;
import static org.mentorat.process.MentorshipProcess.EVALUATION_LIMIT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_REMINDER;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_BY;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_NEXT;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AT;
import static org.mentorat.process.MentorshipProcess.PAIR_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.SERVICE_END_AT;
import static org.mentorat.process.MentorshipProcess.TERMS_NEXT;
import static org.mentorat.process.MentorshipProcess.YEAR_NEXT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.TimerDuration;
import org.mentorat.engine.Variable;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Promises;
import org.springframework.stereotype.Component;

/**
 * When a service begins: what the timers of its year go by, and the promise to bring it to a proper
 * end.
 */
@Component
class TheYear {

  /** Where each of the paths of the accompaniment begins, unless it was begun before. */
  static final String START = "START";

  private final FirstContacts firstContacts;
  private final Commitments commitments;
  private final Deadlines deadlines;
  private final Clock clock;

  TheYear(FirstContacts firstContacts, Commitments commitments, Deadlines deadlines, Clock clock) {
    this.firstContacts = firstContacts;
    this.commitments = commitments;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Where the values go: a running process, or one that is about to start. */
  interface Values {
    void set(String name, Object value);
  }

  void begins(Values values, Mentorship mentorship) {
    Promises promises = mentorship.project().promises();
    DeadlinesCount count = mentorship.deadlinesCount();
    Instant now = clock.instant();
    Instant start = mentorship.serviceStartsAt();
    Instant end = mentorship.serviceEndsAt();
    Duration period = Duration.between(start, end);
    FirstContact contact = firstContacts.of(mentorship.reference()).orElseThrow();

    values.set(MENTEE.name(), mentorship.mentee().account());
    values.set(SERVICE_END_AT.name(), Date.from(end));
    Instant halfway = start.plus(period.dividedBy(2));
    values.set(MID_TERM_AT.name(), Date.from(halfway));
    values.set(
        EVALUATION_BY.name(),
        Date.from(deadlines.after(count, halfway, promises.evaluationLimit())));
    values.set(ENDING_PREPARATION_AT.name(), Date.from(end.minus(promises.endingPreparation())));
    values.set(CHECK_IN_CYCLE.name(), FollowUpCycle.at(contact.frequency()));
    values.set(CHECK_IN_REMINDER.name(), timer(mentorship, promises.checkInReminder()));
    values.set(CHECK_IN_ASK_MENTEE.name(), timer(mentorship, promises.checkInAskMentee()));
    values.set(CHECK_IN_LIMIT.name(), timer(mentorship, promises.checkInLimit()));
    values.set(CONFIRM_REMINDER.name(), timer(mentorship, promises.confirmReminder()));
    values.set(CONFIRM_LIMIT.name(), timer(mentorship, promises.confirmLimit()));
    values.set(
        CONFIRM_FIRST_CONTACT_BY.name(),
        Date.from(deadlines.after(count, now, promises.confirmLimit())));
    values.set(PAIR_REMINDER_CYCLE.name(), TimerDuration.repeated(count, promises.pairReminder()));
    values.set(
        COORDINATION_REMINDER_CYCLE.name(),
        TimerDuration.repeated(count, promises.decisionReminder()));
    values.set(
        FIRST_MEETING_BY.name(), Date.from(deadlines.after(count, now, promises.pairLimit())));
    values.set(EVALUATION_REMINDER.name(), timer(mentorship, promises.evaluationReminder()));
    values.set(EVALUATION_LIMIT.name(), timer(mentorship, promises.evaluationLimit()));

    fromTheStart(values);

    // A proper closing is promised too: by the time the evaluations' limit and the coordination's
    // have passed.
    Commitment promise =
        commitments
            .current(mentorship.reference(), Promise.SERVICE_PERIOD)
            .orElseGet(
                () ->
                    commitments.open(
                        mentorship.reference(),
                        Promise.SERVICE_PERIOD,
                        null,
                        start,
                        end,
                        deadlines.after(count, end, promises.closingLimit())));
    values.set(CLOSURE_LIMIT_AT.name(), Date.from(promise.currentLimit()));
  }

  private static String timer(Mentorship mentorship, Duration wait) {
    return TimerDuration.of(mentorship.deadlinesCount(), wait);
  }

  /** Nothing of the accompaniment is settled yet. */
  void fromTheStart(Values values) {
    for (Variable<String> next :
        List.of(CONFIRMATION_NEXT, TERMS_NEXT, FIRST_MEETING_NEXT, YEAR_NEXT)) {
      values.set(next.name(), START);
    }
  }
}
