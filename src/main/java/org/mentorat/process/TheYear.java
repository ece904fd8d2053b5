package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_ASK_MENTEE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_CYCLE;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_LIMIT;
import static org.mentorat.process.MentorshipProcess.CHECK_IN_REMINDER;
import static org.mentorat.process.MentorshipProcess.CONFIRM_FIRST_CONTACT_BY;
import static org.mentorat.process.MentorshipProcess.CONFIRM_LIMIT;
import static org.mentorat.process.MentorshipProcess.CONFIRM_REMINDER;
import static org.mentorat.process.MentorshipProcess.COORDINATION_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION_AT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_BY;
import static org.mentorat.process.MentorshipProcess.EVALUATION_LIMIT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_REMINDER;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_BY;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AT;
import static org.mentorat.process.MentorshipProcess.PAIR_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.SERVICE_END_AT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.people.Promises;
import org.springframework.stereotype.Component;

/**
 * When a service begins: what the timers of its year go by, and the promise to bring it to a proper
 * end.
 */
@Component
class TheYear {

  private final FirstContacts firstContacts;
  private final Commitments commitments;
  private final Clock clock;

  TheYear(FirstContacts firstContacts, Commitments commitments, Clock clock) {
    this.firstContacts = firstContacts;
    this.commitments = commitments;
    this.clock = clock;
  }

  void begins(VariableScope scope, Mentorship mentorship) {
    Promises promises = mentorship.project().promises();
    Instant now = clock.instant();
    Instant start = mentorship.serviceStartsAt();
    Instant end = mentorship.serviceEndsAt();
    Duration period = Duration.between(start, end);
    FirstContact contact = firstContacts.of(mentorship.reference()).orElseThrow();

    MENTEE.set(scope, mentorship.mentee().account());
    SERVICE_END_AT.set(scope, Date.from(end));
    Instant halfway = start.plus(period.dividedBy(2));
    MID_TERM_AT.set(scope, Date.from(halfway));
    EVALUATION_BY.set(scope, Date.from(halfway.plus(promises.evaluationLimit())));
    ENDING_PREPARATION_AT.set(scope, Date.from(end.minus(promises.endingPreparation())));
    CHECK_IN_CYCLE.set(scope, "R/" + contact.frequency().interval());
    CHECK_IN_REMINDER.set(scope, promises.checkInReminder().toString());
    CHECK_IN_ASK_MENTEE.set(scope, promises.checkInAskMentee().toString());
    CHECK_IN_LIMIT.set(scope, promises.checkInLimit().toString());
    CONFIRM_REMINDER.set(scope, promises.confirmReminder().toString());
    CONFIRM_LIMIT.set(scope, promises.confirmLimit().toString());
    CONFIRM_FIRST_CONTACT_BY.set(scope, Date.from(now.plus(promises.confirmLimit())));
    PAIR_REMINDER_CYCLE.set(scope, "R2/" + promises.pairReminder());
    COORDINATION_REMINDER_CYCLE.set(scope, "R/" + promises.decisionReminder());
    FIRST_MEETING_BY.set(scope, Date.from(now.plus(promises.pairLimit())));
    EVALUATION_REMINDER.set(scope, promises.evaluationReminder().toString());
    EVALUATION_LIMIT.set(scope, promises.evaluationLimit().toString());

    // A proper closing is promised too: by the time the evaluations' limit and the coordination's
    // have passed.
    Duration closing = period.plus(promises.evaluationLimit()).plus(promises.decisionLimit());
    commitments.open(mentorship.reference(), Promise.SERVICE_PERIOD, null, start, period, closing);
  }
}
