package org.mentorat.process;

import static org.mentorat.process.AgreementAcceptanceProcess.*;
import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.agreement.AcceptAgreementSubmission;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.AgreementAnswerSubmission;
import org.mentorat.agreement.AgreementReply;
import org.mentorat.agreement.NothingToAccept;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one person's acceptance asks of the rooms: one bean per service task, named like it. */
@Configuration(proxyBeanMethods = false)
class AgreementAcceptanceTasks {

  private static final String GONE = "agreement.nothingToAccept";

  private final FormGate gate;
  private final Acceptances acceptances;
  private final Clock clock;
  private final Notices notices;

  AgreementAcceptanceTasks(FormGate gate, Acceptances acceptances, Clock clock, Notices notices) {
    this.gate = gate;
    this.acceptances = acceptances;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate openAcceptance() {
    return execution -> {
      SIGNATORY.set(execution, acceptance(execution).person().account());
      waitsFrom(execution);
    };
  }

  @Bean
  JavaDelegate recordAgreementReply(AgreementDuties duties) {
    return execution -> {
      AcceptAgreementSubmission submission =
          gate.submission(execution, AcceptAgreementSubmission.class);
      boolean accepted = submission.reply() == AgreementReply.ACCEPT;
      long id = SUBJECT.get(execution);
      try {
        if (accepted) {
          acceptances.accept(id, gate.actingAccount().orElseThrow());
          duties.settle(acceptances.acceptance(id));
        } else {
          acceptances.ask(id, submission.question());
          Promises usual = Promises.defaults();
          AGREEMENT_ANSWER_BY.set(
              execution, Date.from(clock.instant().plus(usual.decisionLimit())));
          AGREEMENT_QUESTION_CYCLE.set(execution, "R/" + usual.decisionReminder());
        }
      } catch (NothingToAccept e) {
        throw gate.alreadyHandled(GONE);
      }
      AGREEMENT_ACCEPTED.set(execution, accepted);
    };
  }

  @Bean
  JavaDelegate recordAgreementAnswer() {
    return execution -> {
      AgreementAnswerSubmission submission =
          gate.submission(execution, AgreementAnswerSubmission.class);
      try {
        acceptances.answer(
            SUBJECT.get(execution), submission.answer(), gate.actingAccount().orElseThrow());
      } catch (NothingToAccept e) {
        throw gate.alreadyHandled(GONE);
      }
      waitsFrom(execution);
    };
  }

  @Bean
  JavaDelegate remindAcceptance() {
    return notices.reminding(execution -> acceptances.remind(SUBJECT.get(execution)));
  }

  // The process of the version lists whoever is late; of those asked later it may be over.
  @Bean
  JavaDelegate escalateAcceptance(AgreementChangeProcess change) {
    return execution -> {
      if (acceptances.overdue(SUBJECT.get(execution))) {
        Acceptance acceptance = acceptance(execution);
        change.overdue(acceptance.document().code(acceptance.version()));
      }
    };
  }

  // From the second time on the lead of the person's project may act too.
  @Bean
  JavaDelegate remindAgreementQuestion(TaskService tasks, MentorshipRegister mentorships) {
    return notices.reminding(
        execution -> {
          if (acceptances.remindQuestion(SUBJECT.get(execution)) >= 2) {
            Leads.join(
                tasks,
                tasks
                    .createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKey(ANSWER_AGREEMENT_QUESTION)
                    .singleResult(),
                mentorships.of(acceptance(execution).person().account()).stream());
          }
        });
  }

  /** The limit, and the reminders: half-way to it from now, then each week. */
  private void waitsFrom(DelegateExecution execution) {
    Acceptance acceptance = acceptance(execution);
    Instant half = acceptance.halfWay(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    ACCEPT_BY.set(execution, Date.from(acceptance.acceptBy()));
    ACCEPTANCE_REMINDER_CYCLE.set(execution, "R/" + half + "/P7D");
  }

  private Acceptance acceptance(DelegateExecution execution) {
    return acceptances.acceptance(SUBJECT.get(execution));
  }
}
