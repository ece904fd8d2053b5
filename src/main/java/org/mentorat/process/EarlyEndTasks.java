package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.AGREE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.DECIDE_EARLY_END;
import static org.mentorat.process.MentorshipProcess.EARLY_END_AGREED;
import static org.mentorat.process.MentorshipProcess.EARLY_END_AT;
import static org.mentorat.process.MentorshipProcess.EARLY_END_BY;
import static org.mentorat.process.MentorshipProcess.EARLY_END_DECISION;
import static org.mentorat.process.MentorshipProcess.EARLY_END_DECISION_BY;
import static org.mentorat.process.MentorshipProcess.EARLY_END_OTHER;
import static org.mentorat.process.MentorshipProcess.END_BY_COORDINATION;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MENTOR;
import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.closure.EarlyEndDecisionSubmission;
import org.mentorat.closure.EarlyEndReplySubmission;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.engine.FormGate;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an end before the time asks of the rooms, up to the closure that follows it. */
@Configuration(proxyBeanMethods = false)
class EarlyEndTasks {

  private final FormGate gate;
  private final EarlyEnds ends;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final DueDates due;

  EarlyEndTasks(
      FormGate gate, EarlyEnds ends, MentorshipRegister mentorships, Waits waits, DueDates due) {
    this.gate = gate;
    this.ends = ends;
    this.mentorships = mentorships;
    this.waits = waits;
    this.due = due;
  }

  @Bean
  JavaDelegate openEarlyEnd() {
    return execution -> {
      Side side = ends.earlyEnd(SUBJECT.get(execution)).side();
      END_BY_COORDINATION.setLocal(execution, side == null);
      EARLY_END_OTHER.setLocal(execution, (side == Side.MENTEE ? MENTOR : MENTEE).get(execution));
      EARLY_END_BY.setLocal(execution, due.after(execution, promises(execution).confirmLimit()));
      EARLY_END_AGREED.setLocal(execution, false);
      EARLY_END_DECISION.setLocal(execution, null);
      EARLY_END_DECISION_BY.setLocal(execution, null);
      EARLY_END_AT.setLocal(execution, null);
    };
  }

  @Bean
  JavaDelegate recordEarlyEndReply() {
    return execution -> {
      EarlyEndReplySubmission submission =
          gate.submission(execution, EarlyEndReplySubmission.class);
      ends.reply(SUBJECT.get(execution), submission, actor());
      EARLY_END_AGREED.set(execution, submission.reply() == Reply.ACCEPT);
      theCoordinationDecides(execution);
    };
  }

  @Bean
  JavaDelegate remindAgreeEarlyEnd() {
    return waits.ofPerson(AGREE_EARLY_END);
  }

  @Bean
  JavaDelegate recordUnansweredEnd() {
    return execution -> {
      ends.closeUnanswered(SUBJECT.get(execution));
      theCoordinationDecides(execution);
    };
  }

  @Bean
  JavaDelegate recordEarlyEndDecision() {
    return execution -> {
      EarlyEndDecisionSubmission submission =
          gate.submission(execution, EarlyEndDecisionSubmission.class);
      ends.decide(SUBJECT.get(execution), submission, actor());
      EARLY_END_DECISION.set(execution, submission.decision().name());
    };
  }

  @Bean
  JavaDelegate remindDecideEarlyEnd() {
    return waits.ofCoordination(DECIDE_EARLY_END);
  }

  @Bean
  JavaDelegate scheduleEarlyEnd() {
    return execution -> EARLY_END_AT.set(execution, Date.from(ends.agree(SUBJECT.get(execution))));
  }

  @Bean
  JavaDelegate endEarly() {
    return execution ->
        CLOSURE_LIMIT_AT.set(execution, Date.from(ends.end(SUBJECT.get(execution))));
  }

  private void theCoordinationDecides(DelegateExecution execution) {
    EARLY_END_DECISION_BY.set(execution, due.after(execution, promises(execution).decisionLimit()));
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(execution.getProcessBusinessKey()).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }
}
