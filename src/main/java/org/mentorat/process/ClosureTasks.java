package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.EVALUATIONS;
import static org.mentorat.process.MentorshipProcess.EVALUATION_BY;
import static org.mentorat.process.MentorshipProcess.EVALUATION_LIMIT;
import static org.mentorat.process.MentorshipProcess.EVALUATION_REMINDER;
import static org.mentorat.process.MentorshipProcess.OPEN_REQUESTS;
import static org.mentorat.process.MentorshipProcess.SETTLE_BY;
import static org.mentorat.process.MentorshipProcess.SETTLE_REQUESTS;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.closure.Closures;
import org.mentorat.closure.EndingPreparationSubmission;
import org.mentorat.closure.Evaluations;
import org.mentorat.closure.MenteeEvaluationSubmission;
import org.mentorat.closure.MentorEvaluationSubmission;
import org.mentorat.closure.SettlementSubmission;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the preparation of the ending and the closure ask of the rooms (DESIGN §5.7). */
@Configuration(proxyBeanMethods = false)
class ClosureTasks {

  private final FormGate gate;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final DueDates due;

  ClosureTasks(FormGate gate, MentorshipRegister mentorships, Waits waits, DueDates due) {
    this.gate = gate;
    this.mentorships = mentorships;
    this.waits = waits;
    this.due = due;
  }

  @Bean
  JavaDelegate recordEndingPreparation(Closures closures) {
    return execution ->
        closures.prepare(
            reference(execution),
            gate.submission(execution, EndingPreparationSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate beginClosure(Closures closures) {
    return execution -> {
      String reference = reference(execution);
      Promises promises = mentorships.mentorship(reference).project().promises();
      OPEN_REQUESTS.set(execution, closures.begin(reference) > 0);
      SETTLE_BY.set(execution, due.after(execution, promises.decisionLimit()));
      Duration evaluationLimit = closures.evaluationLimit(reference);
      EVALUATION_REMINDER.set(
          execution, due.timer(execution, closures.evaluationReminder(reference)));
      EVALUATION_LIMIT.set(execution, due.timer(execution, evaluationLimit));
      EVALUATION_BY.set(execution, due.after(execution, evaluationLimit));
    };
  }

  @Bean
  JavaDelegate recordMenteeEvaluation(Evaluations evaluations) {
    return execution ->
        evaluations.recordMentee(
            reference(execution),
            gate.submission(execution, MenteeEvaluationSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate recordMentorEvaluation(Evaluations evaluations) {
    return execution ->
        evaluations.recordMentor(
            reference(execution),
            gate.submission(execution, MentorEvaluationSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindEvaluations() {
    return waits.ofPerson(EVALUATIONS);
  }

  @Bean
  JavaDelegate closeEvaluationsUnanswered(Evaluations evaluations) {
    return execution -> evaluations.closeUnanswered(reference(execution));
  }

  @Bean
  JavaDelegate recordSettlement(Closures closures) {
    return execution ->
        closures.settle(
            reference(execution), gate.submission(execution, SettlementSubmission.class), actor());
  }

  @Bean
  JavaDelegate remindSettle() {
    return waits.ofCoordination(SETTLE_REQUESTS);
  }

  @Bean
  JavaDelegate recordLateClosure(Commitments commitments) {
    return execution -> commitments.escalate(reference(execution), Promise.SERVICE_PERIOD);
  }

  @Bean
  JavaDelegate closeMentorship(Closures closures) {
    return execution -> closures.close(reference(execution));
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
