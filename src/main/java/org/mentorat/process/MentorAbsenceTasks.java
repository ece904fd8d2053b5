package org.mentorat.process;

import static org.mentorat.process.MentorAbsenceProcess.*;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.absence.AbsenceEnd;
import org.mentorat.absence.Coverage;
import org.mentorat.absence.HandOverNoteSubmission;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.absence.MentorAbsences;
import org.mentorat.absence.SubstituteSubmission;
import org.mentorat.absence.Substitution;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.MentorAction;
import org.mentorat.engine.TimerDuration;
import org.mentorat.matching.Matching;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Deadlines;
import org.mentorat.people.Wait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a mentor's absence or departure asks of the rooms: one bean per service task (R36, R80). */
@Configuration(proxyBeanMethods = false)
class MentorAbsenceTasks {

  private final FormGate gate;
  private final MentorAbsences absences;
  private final AbsenceLeads leads;
  private final Answering answering;
  private final Deadlines deadlines;
  private final Clock clock;
  private final Notices notices;

  MentorAbsenceTasks(
      FormGate gate,
      MentorAbsences absences,
      AbsenceLeads leads,
      Answering answering,
      Deadlines deadlines,
      Clock clock,
      Notices notices) {
    this.gate = gate;
    this.absences = absences;
    this.leads = leads;
    this.answering = answering;
    this.deadlines = deadlines;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate readAbsence() {
    return execution -> {
      MentorAbsence absence = absence(execution);
      SUBSTITUTION.set(execution, absence.coverage() == Coverage.SUBSTITUTION);
      ABSENCE_STARTS_AT.set(execution, Date.from(absence.startsAt()));
      ABSENCE_ENDS_AT.set(execution, Date.from(absence.endsAt()));
      ABSENCE_REMINDER_CYCLE.set(
          execution, TimerDuration.repeated(absences.decisionReminder(absence.mentor())));
      HAND_OVERS_LEFT.set(execution, true);
      MENTOR_LEFT.set(execution, false);
    };
  }

  // Before the absence begins, if that is sooner.
  @Bean
  JavaDelegate askForSubstitute() {
    return execution -> {
      MentorAbsence absence = absence(execution);
      absences.waitsAnew(absence.reference());
      Instant now = clock.instant();
      Instant by = deadlines.after(now, absences.decisionLimit(absence.mentor()));
      if (absence.startsAt().isBefore(by)) {
        by = absence.startsAt().isAfter(now) ? absence.startsAt() : now;
      }
      SUBSTITUTE_BY.set(execution, Date.from(by));
    };
  }

  @Bean
  JavaDelegate recordSubstitute(MentorshipRegister mentorships, Matching matching) {
    return execution -> {
      SubstituteSubmission submission = gate.submission(execution, SubstituteSubmission.class);
      MentorAbsence absence = absence(execution);
      // Who is about to be away too goes first, and cannot be named then.
      gate.takeTurn(MentorAction.turnOf(submission.substitute()));
      if (!matching.mayStandIn(
          mentorships.entrustedTo(absence.mentor()), absence.mentor(), submission.substitute())) {
        throw gate.refusal("substitute", "absence.cannotStandIn");
      }
      String by = gate.actingAccount().orElseThrow();
      absences.substitute(absence.reference(), submission.substitute(), by);
      SUBSTITUTE.set(execution, submission.substitute());
      if (absence.begunAt() != null) {
        answering.ofAll(absence.mentor(), by);
      }
    };
  }

  @Bean
  JavaDelegate remindSubstitute() {
    return notices.reminding(
        execution -> {
          if (absences.remind(reference(execution)) >= 2) {
            leads.see(execution.getProcessInstanceId(), NAME_SUBSTITUTE, absence(execution));
          }
        });
  }

  @Bean
  JavaDelegate beginAbsence() {
    return execution -> {
      MentorAbsence absence = absence(execution);
      if (absences.begin(absence.reference())) {
        answering.ofAll(absence.mentor(), namedBy(absence));
      } else {
        leads.see(execution.getProcessInstanceId(), NAME_SUBSTITUTE, absence);
      }
    };
  }

  @Bean
  JavaDelegate openHandOvers(HandOvers handOvers) {
    return execution -> {
      MentorAbsence absence = absence(execution);
      HAND_OVERS_LEFT.set(execution, !absences.isHandedOver(absence, handOvers.open(absence)));
    };
  }

  @Bean
  JavaDelegate escalateHandOvers() {
    return execution -> {
      absences.escalate(reference(execution));
      HAND_OVER_BY.set(execution, after(absences.decisionReminder(absence(execution).mentor())));
    };
  }

  @Bean
  JavaDelegate remindHandOvers() {
    return notices.reminding(execution -> absences.remind(reference(execution)));
  }

  @Bean
  JavaDelegate recordHandOverNote() {
    return execution -> {
      absences.note(
          reference(execution),
          gate.submission(execution, HandOverNoteSubmission.class).note(),
          gate.actingAccount().orElseThrow());
      HAND_OVER_RECALLED_UNTIL.set(
          execution, after(absences.decisionReminder(absence(execution).mentor())));
    };
  }

  // The mentorships first, then the place: in the order in which hand-overs lock them.
  @Bean
  JavaDelegate endAbsence(DepartingCoMentors coMentors) {
    return execution -> {
      String by = namedBy(absence(execution));
      MentorAbsence absence = absences.end(reference(execution));
      answering.ofAll(absence.mentor(), absence.returnedBy() == null ? by : absence.returnedBy());
      if (absence.endedAs() == AbsenceEnd.LEFT) {
        coMentors.leave(absence.mentor());
      }
      absences.available(absence);
      MENTOR_LEFT.set(execution, absence.endedAs() == AbsenceEnd.LEFT);
    };
  }

  private String namedBy(MentorAbsence absence) {
    return absences.substitution(absence).map(Substitution::namedBy).orElse(null);
  }

  private MentorAbsence absence(DelegateExecution execution) {
    return absences.absence(reference(execution));
  }

  private Date after(Wait wait) {
    return Date.from(deadlines.after(clock.instant(), wait));
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
