package org.mentorat.process;

import static org.mentorat.process.AgreementChangeProcess.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.FollowUpSubmission;
import org.mentorat.agreement.Publication;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a new version asks of the rooms: one bean per service task, named like it. */
@Configuration(proxyBeanMethods = false)
class AgreementChangeTasks {

  /** How often it is looked whether somebody is left whom nobody asked. */
  private static final Duration CHECKED = Duration.ofHours(24);

  private final FormGate gate;
  private final Acceptances acceptances;
  private final AgreementDuties duties;
  private final Clock clock;
  private final Notices notices;

  AgreementChangeTasks(
      FormGate gate,
      Acceptances acceptances,
      AgreementDuties duties,
      Clock clock,
      Notices notices) {
    this.gate = gate;
    this.acceptances = acceptances;
    this.duties = duties;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate readPublication() {
    return execution ->
        IN_FORCE_AT.set(
            execution,
            Date.from(acceptances.publication(execution.getProcessBusinessKey()).inForceAt()));
  }

  @Bean
  JavaDelegate listConcerned() {
    return execution -> {
      Publication publication = held(execution);
      boolean inForce = acceptances.isInForce(publication);
      STILL_IN_FORCE.set(execution, inForce);
      if (inForce) {
        duties.list(publication);
      }
    };
  }

  // Ten in each job, and the next job after them: what fails is repeated, and asks nobody twice.
  @Bean
  JavaDelegate startAcceptances() {
    return execution -> ALL_STARTED.set(execution, duties.startNext(held(execution)));
  }

  @Bean
  JavaDelegate countAcceptances() {
    return execution -> {
      Publication publication = held(execution);
      Instant now = clock.instant();
      List<Acceptance> open = acceptances.open(publication);
      Optional<Instant> later = publication.reviewAt().filter(now::isBefore);
      Optional<Instant> next =
          later.or(() -> open.stream().map(Acceptance::acceptBy).min(Comparator.naturalOrder()));
      if (open.isEmpty()) {
        ACCEPTANCES.set(execution, "DONE");
      } else if (next.orElseThrow().isAfter(now)) {
        Instant check = now.plus(CHECKED);
        ACCEPTANCES.set(execution, "WAITING");
        CHECK_ACCEPTANCES_AT.set(
            execution, Date.from(check.isBefore(next.get()) ? check : next.get()));
      } else {
        Promises usual = Promises.defaults();
        ACCEPTANCES.set(execution, "OVERDUE");
        FOLLOW_UP_BY.set(execution, Date.from(now.plus(usual.decisionLimit())));
        FOLLOW_UP_CYCLE.set(execution, "R/" + usual.decisionReminder());
      }
    };
  }

  @Bean
  JavaDelegate recordFollowUp() {
    return execution -> {
      FollowUpSubmission submission = gate.submission(execution, FollowUpSubmission.class);
      acceptances.review(held(execution), submission, gate.actingAccount().orElseThrow());
      FOLLOW_UP_DECISION.set(execution, submission.decision().name());
    };
  }

  // From the second time on the leads of the projects concerned may act too.
  @Bean
  JavaDelegate remindFollowUp(TaskService tasks, MentorshipRegister mentorships) {
    return notices.reminding(
        execution -> {
          Publication publication = held(execution);
          if (acceptances.remindCoordination(publication) >= 2) {
            Leads.join(
                tasks,
                open(tasks, execution, FOLLOW_UP_ACCEPTANCES),
                acceptances.open(publication).stream()
                    .flatMap(one -> mentorships.of(one.person().account()).stream()));
          }
        });
  }

  private static Task open(TaskService tasks, DelegateExecution execution, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private Publication held(DelegateExecution execution) {
    return acceptances.heldPublication(execution.getProcessBusinessKey());
  }
}
