package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_CYCLE;
import static org.mentorat.process.MentorshipProcess.CONFIRMATION_NEXT;
import static org.mentorat.process.MentorshipProcess.CONTESTED_CONTACT_BY;
import static org.mentorat.process.MentorshipProcess.FIRST_MEETING_NEXT;
import static org.mentorat.process.MentorshipProcess.MID_TERM_AT;
import static org.mentorat.process.MentorshipProcess.PLAN_NEEDED;
import static org.mentorat.process.MentorshipProcess.TERMS_BY;
import static org.mentorat.process.MentorshipProcess.TERMS_NEXT;
import static org.mentorat.process.MentorshipProcess.YEAR_NEXT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mentorat.accompaniment.Confirmations;
import org.mentorat.accompaniment.ContactConfirmation;
import org.mentorat.accompaniment.ContestOutcome;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.PairTerms;
import org.mentorat.accompaniment.Terms;
import org.mentorat.actionplan.ActionPlan;
import org.mentorat.actionplan.ActionPlans;
import org.mentorat.closure.Closures;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.people.Deadlines;
import org.mentorat.people.Promises;
import org.springframework.stereotype.Component;

/**
 * Where a service was when it was closed by error: what is settled is not asked again, what was
 * awaited is awaited still.
 */
@Component
class YearSoFar {

  private static final String START = TheYear.START;
  private static final String DONE = "DONE";

  private final TheYear year;
  private final FirstContacts firstContacts;
  private final Confirmations confirmations;
  private final PairTerms terms;
  private final Objectives objectives;
  private final ActionPlans plans;
  private final Closures closures;
  private final Deadlines deadlines;
  private final Clock clock;

  YearSoFar(
      TheYear year,
      FirstContacts firstContacts,
      Confirmations confirmations,
      PairTerms terms,
      Objectives objectives,
      ActionPlans plans,
      Closures closures,
      Deadlines deadlines,
      Clock clock) {
    this.year = year;
    this.firstContacts = firstContacts;
    this.confirmations = confirmations;
    this.terms = terms;
    this.objectives = objectives;
    this.plans = plans;
    this.closures = closures;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  void goesOn(TheYear.Values values, Mentorship mentorship) {
    String reference = mentorship.reference();
    Promises promises = mentorship.project().promises();
    Map<String, Object> begun = new HashMap<>();
    year.begins(begun::put, mentorship);
    begun.forEach(values::set);

    values.set(CONFIRMATION_NEXT.name(), confirmation(mentorship));
    values.set(CONTESTED_CONTACT_BY.name(), after(mentorship, promises.decisionLimit()));
    values.set(TERMS_NEXT.name(), terms(reference));
    values.set(TERMS_BY.name(), after(mentorship, promises.pairLimit()));
    terms.of(reference).stream()
        .filter(Terms::isAccepted)
        .reduce((first, second) -> second)
        .ifPresent(
            agreed -> values.set(CHECK_IN_CYCLE.name(), FollowUpCycle.at(agreed.frequency())));
    values.set(FIRST_MEETING_NEXT.name(), firstMeeting(reference));
    objectives
        .firstMeeting(reference)
        .ifPresent(meeting -> values.set(PLAN_NEEDED.name(), meeting.planNeeded()));
    values.set(YEAR_NEXT.name(), theYear(reference, (Date) begun.get(MID_TERM_AT.name())));
  }

  // Whoever said nothing within the limit was not waited for any longer.
  private String confirmation(Mentorship mentorship) {
    String reference = mentorship.reference();
    Optional<ContactConfirmation> word = confirmations.of(reference);
    if (word.filter(ContactConfirmation::isContested).isPresent()) {
      return "CONTESTED";
    }
    Instant asked =
        word.filter(last -> last.outcome() == ContestOutcome.MENTOR_WILL_CALL)
            .map(ContactConfirmation::resolvedAt)
            .orElseGet(() -> firstContacts.of(reference).orElseThrow().recordedAt());
    boolean answered =
        word.filter(last -> last.outcome() != ContestOutcome.MENTOR_WILL_CALL).isPresent();
    boolean over =
        !clock
            .instant()
            .isBefore(
                deadlines.after(
                    mentorship.deadlinesCount(),
                    asked,
                    mentorship.project().promises().confirmLimit()));
    return answered || over ? DONE : START;
  }

  private String terms(String reference) {
    Optional<Terms> last = terms.current(reference);
    if (last.isEmpty()) {
      return START;
    }
    Reply reply = last.get().reply();
    if (reply == null) {
      return "ACCEPT";
    }
    return reply == Reply.ACCEPT ? DONE : "REVISE";
  }

  private String firstMeeting(String reference) {
    Optional<FirstMeeting> meeting = objectives.firstMeeting(reference);
    if (meeting.isEmpty() || meeting.get().reply() == Reply.DISCUSS) {
      return START;
    }
    if (meeting.get().reply() == null) {
      return "OBJECTIVES";
    }
    Optional<ActionPlan> plan = plans.current(reference);
    if (plan.isEmpty()) {
      return meeting.get().planNeeded() ? "DRAFT" : DONE;
    }
    if (plan.get().settledAt() != null) {
      return DONE;
    }
    return plan.get().reply() == null ? "PLAN" : "DRAFT";
  }

  private String theYear(String reference, Date midTerm) {
    if (closures.preparation(reference).isPresent()) {
      return DONE;
    }
    return clock.instant().isBefore(midTerm.toInstant()) ? START : "ENDING";
  }

  private Date after(Mentorship mentorship, Duration wait) {
    return Date.from(deadlines.after(mentorship.deadlinesCount(), clock.instant(), wait));
  }
}
