package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentorAgreementSubmission;
import org.mentorat.comentor.CoMentorCheckInSubmission;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.CoMentorship;
import org.mentorat.comentor.CoMentorshipEnd;
import org.mentorat.comentor.ContributionAdjustmentSubmission;
import org.mentorat.comentor.ContributionReplySubmission;
import org.mentorat.comentor.IsTheMentor;
import org.mentorat.comentor.NoCoMentorshipLeft;
import org.mentorat.engine.FormGate;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a co-mentorship asks of the rooms, from the invitation to its end (R27, R30). */
@Configuration(proxyBeanMethods = false)
class CoMentorTasks {

  private final FormGate gate;
  private final CoMentors coMentors;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final DueDates due;
  private final Clock clock;

  CoMentorTasks(
      FormGate gate,
      CoMentors coMentors,
      MentorshipRegister mentorships,
      Waits waits,
      DueDates due,
      Clock clock) {
    this.gate = gate;
    this.coMentors = coMentors;
    this.mentorships = mentorships;
    this.waits = waits;
    this.due = due;
    this.clock = clock;
  }

  @Bean
  JavaDelegate openCoMentorInvitation() {
    return execution -> {
      CoMentorship invited = coMentors.coMentorship(SUBJECT.get(execution));
      boolean byMentee = invited.side() == Side.MENTEE;
      INVITED_CO_MENTOR.setLocal(execution, invited.mentor().account());
      // The mentor may have changed since the invitation was written.
      CO_MENTOR_INVITER.setLocal(execution, (byMentee ? MENTEE : MENTOR).get(execution));
      CO_MENTOR_OTHER.setLocal(execution, (byMentee ? MENTOR : MENTEE).get(execution));
      CO_MENTOR_BY.setLocal(execution, answerBy(execution));
      CO_MENTOR_AGREED.setLocal(execution, false);
      CONTRIBUTION_REPLY.setLocal(execution, null);
      CONTRIBUTION_ADJUSTMENT.setLocal(execution, null);
      CO_MENTORSHIP_ENDS_AT.setLocal(execution, null);
      CO_MENTORSHIP_PROLONGED.setLocal(execution, false);
      CO_MENTOR_FOLLOW_UPS.setLocal(execution, false);
      CO_MENTOR_CHECK_IN_AT.setLocal(execution, null);
      CO_MENTOR_CHECK_IN_BY.setLocal(execution, null);
    };
  }

  @Bean
  JavaDelegate recordCoMentorAgreement() {
    return execution -> {
      CoMentorAgreementSubmission submission =
          gate.submission(execution, CoMentorAgreementSubmission.class);
      coMentors.agree(SUBJECT.get(execution), submission, actor());
      CO_MENTOR_AGREED.set(execution, submission.agreed() == YesNo.YES);
      CO_MENTOR_BY.set(execution, answerBy(execution));
    };
  }

  @Bean
  JavaDelegate recordContributionReply() {
    return execution -> {
      ContributionReplySubmission submission =
          gate.submission(execution, ContributionReplySubmission.class);
      try {
        coMentors.reply(SUBJECT.get(execution), submission, actor());
      } catch (NoCoMentorshipLeft e) {
        throw gate.refusal("reply", "comentor.noneLeft");
      } catch (IsTheMentor e) {
        throw gate.refusal("reply", "comentor.isTheMentor");
      }
      CONTRIBUTION_REPLY.set(execution, submission.reply().name());
      CO_MENTOR_BY.set(execution, answerBy(execution));
    };
  }

  @Bean
  JavaDelegate recordAdjustedContribution() {
    return execution -> {
      ContributionAdjustmentSubmission submission =
          gate.submission(execution, ContributionAdjustmentSubmission.class);
      try {
        coMentors.adjust(SUBJECT.get(execution), submission, actor());
      } catch (NoCoMentorshipLeft | IsTheMentor e) {
        throw gate.refusal("adjustment", "comentor.notAvailable");
      }
      CONTRIBUTION_ADJUSTMENT.set(execution, submission.adjustment().name());
      CO_MENTOR_BY.set(execution, answerBy(execution));
    };
  }

  @Bean
  JavaDelegate lapseCoMentorAgreement() {
    return execution -> coMentors.lapse(SUBJECT.get(execution));
  }

  @Bean
  JavaDelegate lapseCoMentorInvitation() {
    return execution -> coMentors.lapse(SUBJECT.get(execution));
  }

  @Bean
  JavaDelegate remindAgreeCoMentor() {
    return waits.ofPerson(AGREE_CO_MENTOR);
  }

  @Bean
  JavaDelegate remindAcceptContribution() {
    return waits.ofPerson(ACCEPT_CONTRIBUTION);
  }

  @Bean
  JavaDelegate remindAdjustContribution() {
    return waits.ofPerson(ADJUST_CONTRIBUTION);
  }

  @Bean
  JavaDelegate beginCoMentorship() {
    return execution -> {
      long id = SUBJECT.get(execution);
      CO_MENTORSHIP_ENDS_AT.set(execution, Date.from(coMentors.endsAt(id)));
      CO_MENTOR_FOLLOW_UPS.set(execution, interval(execution) != null);
    };
  }

  // Without an end of its own it lasts as long as the service, which may have been prolonged.
  @Bean
  JavaDelegate reviewCoMentorshipEnd() {
    return execution -> {
      Instant end = coMentors.endsAt(SUBJECT.get(execution));
      CO_MENTORSHIP_PROLONGED.set(execution, end.isAfter(clock.instant()));
      CO_MENTORSHIP_ENDS_AT.set(execution, Date.from(end));
    };
  }

  // Counted from one to the next, not from when it was noted; after a pause or an outage from now.
  @Bean
  JavaDelegate planCoMentorCheckIn() {
    return execution -> {
      Duration interval = interval(execution);
      Date before = (Date) execution.getVariable(CO_MENTOR_CHECK_IN_AT.name());
      Instant now = clock.instant();
      Instant next = (before == null ? now : before.toInstant()).plus(interval);
      CO_MENTOR_CHECK_IN_AT.set(
          execution, Date.from(next.isAfter(now) ? next : now.plus(interval)));
    };
  }

  @Bean
  JavaDelegate openCoMentorCheckIn() {
    return execution -> {
      coMentors.openCheckIn(SUBJECT.get(execution));
      CO_MENTOR_CHECK_IN_BY.set(
          execution, due.after(execution, promises(execution).checkInReminder()));
    };
  }

  @Bean
  JavaDelegate recordCoMentorCheckIn() {
    return execution ->
        coMentors.logCheckIn(
            SUBJECT.get(execution),
            gate.submission(execution, CoMentorCheckInSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindCoMentorCheckIn() {
    return waits.ofPerson(LOG_CO_MENTOR_CHECK_IN);
  }

  @Bean
  JavaDelegate closeCoMentorCheckIn() {
    return execution -> coMentors.closeCheckIn(SUBJECT.get(execution));
  }

  // What is open goes to the mentor, due when it was. With the service's end it goes to the
  // coordination instead, as everything that is open.
  @Bean
  JavaDelegate endCoMentorship(Requests requests, Answering answering) {
    return execution -> {
      CoMentorship ended = coMentors.end(SUBJECT.get(execution));
      String coMentor = ended.mentor().account();
      // By its own date it ends as the co-mentor accepted it.
      String by = ended.closedBy() == null ? coMentor : ended.closedBy();
      boolean goesOn = ended.endedAs() != CoMentorshipEnd.SERVICE;
      requests.passOn(ended.reference(), coMentor, goesOn, by);
      if (goesOn) {
        answering.of(ended.reference(), by);
      }
    };
  }

  private Duration interval(DelegateExecution execution) {
    return coMentors.coMentorship(SUBJECT.get(execution)).followUp().interval().orElse(null);
  }

  private Date answerBy(DelegateExecution execution) {
    return due.after(execution, promises(execution).confirmLimit());
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(execution.getProcessBusinessKey()).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }
}
