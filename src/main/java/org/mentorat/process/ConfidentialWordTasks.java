package org.mentorat.process;

import static org.mentorat.process.ConfidentialWordProcess.*;
import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.charter.AcknowledgementSubmission;
import org.mentorat.charter.Breach;
import org.mentorat.charter.BreachAnswerReadSubmission;
import org.mentorat.charter.BreachHandlingSubmission;
import org.mentorat.charter.Breaches;
import org.mentorat.charter.CharterProperties;
import org.mentorat.charter.Confidants;
import org.mentorat.charter.ConfidantsSubmission;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a word in confidence asks of the rooms: one bean per service task, named like it (R61). */
@Configuration(proxyBeanMethods = false)
class ConfidentialWordTasks {

  private final FormGate gate;
  private final Breaches breaches;
  private final Nudges nudges;
  private final WordRecipients recipients;
  private final CharterProperties properties;
  private final TaskService tasks;
  private final Clock clock;
  private final Notices notices;

  ConfidentialWordTasks(
      FormGate gate,
      Breaches breaches,
      Nudges nudges,
      WordRecipients recipients,
      CharterProperties properties,
      TaskService tasks,
      Clock clock,
      Notices notices) {
    this.gate = gate;
    this.breaches = breaches;
    this.nudges = nudges;
    this.recipients = recipients;
    this.properties = properties;
    this.tasks = tasks;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate entrustWord(ConfidentialWordProcess words) {
    return execution -> words.start(reference(execution), SUBJECT.get(execution));
  }

  @Bean
  JavaDelegate receiveWord() {
    return execution -> {
      Breach breach = breaches.breach(SUBJECT.get(execution));
      Instant handleBy = breach.reportedAt().plus(properties.handling());
      REPORTER.set(execution, breach.reportedBy());
      WORD_PRIORITY.set(execution, Priority.of(!breach.safeToGoOn()));
      WORD_REMINDER_CYCLE.set(execution, "R/" + properties.acknowledgement());
      ACKNOWLEDGE_BY.set(
          execution, Date.from(breach.reportedAt().plus(properties.acknowledgement())));
      HANDLE_BY.set(execution, Date.from(handleBy));
      HANDLE_REMINDER_CYCLE.set(
          execution,
          "R/" + handleBy.minus(properties.acknowledgement()) + "/" + properties.acknowledgement());
      entrust(execution, recipients.first(reference(execution)));
    };
  }

  @Bean
  JavaDelegate recordConfidants(Confidants confidants, MentorshipRegister mentorships) {
    return execution -> {
      ConfidantsSubmission submission = gate.submission(execution, ConfidantsSubmission.class);
      confidants.name(
          mentorships.mentorship(reference(execution)).project().code(),
          submission.confidants(),
          actor());
      entrust(execution, submission.confidants());
    };
  }

  @Bean
  JavaDelegate recordAcknowledgement() {
    return execution ->
        breaches.acknowledge(
            SUBJECT.get(execution),
            gate.submission(execution, AcknowledgementSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate recordBreachOutcome(Directory directory) {
    return execution -> {
      breaches.handle(
          SUBJECT.get(execution),
          gate.submission(execution, BreachHandlingSubmission.class),
          actor());
      Instant now = clock.instant();
      // Who has withdrawn meanwhile reads no answer.
      Duration wait =
          directory.person(REPORTER.get(execution)).erasedAt() == null
              ? properties.answer()
              : Duration.ZERO;
      ANSWER_REMINDER_AT.set(execution, Date.from(now.plus(wait.dividedBy(2))));
      ANSWER_CLOSES_AT.set(execution, Date.from(now.plus(wait)));
    };
  }

  @Bean
  JavaDelegate recordBreachAnswerRead() {
    return execution -> {
      gate.submission(execution, BreachAnswerReadSubmission.class);
      breaches.endAnswer(SUBJECT.get(execution), true);
    };
  }

  @Bean
  JavaDelegate closeBreachAnswer() {
    return execution -> breaches.endAnswer(SUBJECT.get(execution), false);
  }

  @Bean
  JavaDelegate remindConfidants() {
    return notices.reminding(execution -> remind(execution, NAME_CONFIDANTS));
  }

  @Bean
  JavaDelegate remindAcknowledgement() {
    return notices.reminding(execution -> remindThenWiden(execution, ACKNOWLEDGE_BREACH));
  }

  @Bean
  JavaDelegate remindBreach() {
    return notices.reminding(execution -> remindThenWiden(execution, HANDLE_BREACH));
  }

  @Bean
  JavaDelegate remindBreachAnswer() {
    return notices.reminding(execution -> remind(execution, READ_BREACH_ANSWER));
  }

  private int remind(DelegateExecution execution, String task) {
    return nudges.remind(reference(execution), task, SUBJECT.get(execution)).number();
  }

  // From the second time on also whoever was named since, and the project's lead.
  private void remindThenWiden(DelegateExecution execution, String task) {
    if (remind(execution, task) < 2) {
      return;
    }
    Collection<String> before = breaches.readers(SUBJECT.get(execution));
    Collection<String> added =
        recipients.whenLate(reference(execution)).stream()
            .filter(account -> !before.contains(account))
            .toList();
    if (added.isEmpty()) {
      return;
    }
    entrust(execution, added);
    for (Task open :
        tasks
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .taskDefinitionKey(task)
            .list()) {
      added.forEach(account -> tasks.addCandidateUser(open.getId(), account));
    }
  }

  private void entrust(DelegateExecution execution, Collection<String> accounts) {
    breaches.entrust(SUBJECT.get(execution), accounts);
    CONFIDANTS.set(execution, String.join(",", breaches.readers(SUBJECT.get(execution))));
    CONFIDANTS_NAMED.set(execution, !accounts.isEmpty());
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
