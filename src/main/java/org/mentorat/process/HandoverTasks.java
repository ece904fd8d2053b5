package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.*;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentors;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.FormGate;
import org.mentorat.handover.EarlierExchangesSubmission;
import org.mentorat.handover.HandOver;
import org.mentorat.handover.LateContactSubmission;
import org.mentorat.handover.MentorChangeDecision;
import org.mentorat.handover.MentorChangeDecisionSubmission;
import org.mentorat.handover.MentorChanges;
import org.mentorat.handover.NewContactSubmission;
import org.mentorat.matching.Matching;
import org.mentorat.mentorship.AlreadyTried;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a change of mentor asks of the rooms (R36, R80). */
@Configuration(proxyBeanMethods = false)
class HandoverTasks {

  private final FormGate gate;
  private final MentorChanges changes;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Waits waits;
  private final DueDates due;
  private final Notices notices;

  HandoverTasks(
      FormGate gate,
      MentorChanges changes,
      MentorshipRegister mentorships,
      Commitments commitments,
      Waits waits,
      DueDates due,
      Notices notices) {
    this.gate = gate;
    this.changes = changes;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.waits = waits;
    this.due = due;
    this.notices = notices;
  }

  @Bean
  JavaDelegate openMentorChange() {
    return execution -> {
      MENTOR_CHANGE_BY.setLocal(
          execution, due.after(execution, promises(execution).decisionLimit()));
      MENTOR_CHANGED.setLocal(execution, false);
      NEW_CONTACT_REMINDER_AT.setLocal(execution, null);
      NEW_CONTACT_LIMIT_AT.setLocal(execution, null);
      LATE_CONTACT_BY.setLocal(execution, null);
      NEW_MENTOR_RECALLED_UNTIL.setLocal(execution, null);
      EARLIER_EXCHANGES_BY.setLocal(execution, null);
    };
  }

  @Bean
  JavaDelegate recordMentorChange() {
    return execution -> {
      MentorChangeDecisionSubmission submission =
          gate.submission(execution, MentorChangeDecisionSubmission.class);
      boolean changed = submission.decision() == MentorChangeDecision.CHANGE;
      if (!changed) {
        changes.keep(SUBJECT.get(execution), submission.note(), actor());
      }
      MENTOR_CHANGED.set(execution, changed);
      MENTOR_CHANGE_ASKER.setLocal(execution, changes.change(SUBJECT.get(execution)).askedBy());
    };
  }

  // Without a save point since the form: a place that was taken a moment ago must come back to it
  // as a refusal.
  @Bean
  JavaDelegate handOver(
      Matching matching, Requests requests, CoMentors coMentors, MentorshipProcess process) {
    return execution -> {
      MentorChangeDecisionSubmission submission =
          gate.submission(execution, MentorChangeDecisionSubmission.class);
      String reference = reference(execution);
      long change = SUBJECT.get(execution);
      HandOver done;
      try {
        done =
            changes.handOver(
                change,
                submission.mentor(),
                matching.choice(reference, submission.mentor(), submission.choiceReason()),
                actor());
      } catch (NoPlaceLeft e) {
        throw gate.refusal("mentor", "matching.noPlaceLeft");
      } catch (AlreadyTried e) {
        throw gate.refusal("mentor", "matching.alreadyTried");
      }
      FORMER_MENTOR.setLocal(execution, done.former());
      NEW_CONTACT_REMINDER_AT.set(execution, Date.from(done.reminderAt()));
      NEW_CONTACT_LIMIT_AT.set(execution, Date.from(done.limitAt()));
      EARLIER_EXCHANGES_BY.set(execution, due.after(execution, promises(execution).confirmLimit()));
      for (long withdrawn : requests.withdraw(reference, done.former(), actor())) {
        process.tellTheOne(REQUEST_WITHDRAWN, reference, withdrawn);
      }
      process.entrust(execution, done.former(), done.next());
      coMentors
          .becameMentor(reference, done.next(), actor())
          .ifPresent(ended -> process.tellTheOne(CO_MENTOR_LEFT, reference, ended));
      process.tellAll(MENTOR_HANDED_OVER, reference, change);
    };
  }

  @Bean
  JavaDelegate remindMentorChange() {
    return waits.ofCoordination(DECIDE_MENTOR_CHANGE);
  }

  @Bean
  JavaDelegate recordNewContact() {
    return execution ->
        changes.contacted(
            SUBJECT.get(execution),
            gate.submission(execution, NewContactSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindNewContact() {
    return notices.reminding(
        execution -> commitments.remind(reference(execution), Promise.NEW_MENTOR_CONTACT));
  }

  @Bean
  JavaDelegate recordLateNewContact() {
    return execution -> {
      commitments.escalate(reference(execution), Promise.NEW_MENTOR_CONTACT);
      LATE_CONTACT_BY.set(execution, due.after(execution, promises(execution).decisionLimit()));
    };
  }

  @Bean
  JavaDelegate recordLateContactNote() {
    return execution -> {
      changes.noteLate(
          SUBJECT.get(execution),
          gate.submission(execution, LateContactSubmission.class).note(),
          actor());
      Duration recall = promises(execution).decisionReminder();
      NEW_MENTOR_RECALLED_UNTIL.set(execution, due.after(execution, recall));
      LATE_CONTACT_BY.set(
          execution, due.after(execution, recall.plus(promises(execution).decisionLimit())));
    };
  }

  @Bean
  JavaDelegate remindLateContact() {
    return waits.ofCoordination(RESOLVE_LATE_CONTACT);
  }

  @Bean
  JavaDelegate recordEarlierExchanges() {
    return execution ->
        changes.allowEarlier(
            SUBJECT.get(execution),
            gate.submission(execution, EarlierExchangesSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindEarlierExchanges() {
    return waits.ofPerson(ALLOW_EARLIER_EXCHANGES);
  }

  @Bean
  JavaDelegate closeEarlierExchanges() {
    return execution -> changes.keepEarlier(SUBJECT.get(execution));
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(reference(execution)).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
