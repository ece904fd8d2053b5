package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.AGREE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.APPROVE_EXTENSION;
import static org.mentorat.process.MentorshipProcess.CLOSURE_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION;
import static org.mentorat.process.MentorshipProcess.ENDING_PREPARATION_AT;
import static org.mentorat.process.MentorshipProcess.EXTENSION_BY;
import static org.mentorat.process.MentorshipProcess.EXTENSION_GRANTED;
import static org.mentorat.process.MentorshipProcess.EXTENSION_NEXT;
import static org.mentorat.process.MentorshipProcess.EXTENSION_OTHER;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MENTOR;
import static org.mentorat.process.MentorshipProcess.PREPARE_ENDING;
import static org.mentorat.process.MentorshipProcess.SERVICE_END;
import static org.mentorat.process.MentorshipProcess.SERVICE_END_AT;
import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.closure.ExtensionNext;
import org.mentorat.closure.ExtensionReplySubmission;
import org.mentorat.closure.Extensions;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an extension asks of the rooms, and of the timers of the year (X5). */
@Configuration(proxyBeanMethods = false)
class ExtensionTasks {

  private final FormGate gate;
  private final Extensions extensions;
  private final EarlyEnds earlyEnds;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final ManagementService management;
  private final TaskService tasks;
  private final DueDates due;

  ExtensionTasks(
      FormGate gate,
      Extensions extensions,
      EarlyEnds earlyEnds,
      MentorshipRegister mentorships,
      Waits waits,
      ManagementService management,
      TaskService tasks,
      DueDates due) {
    this.gate = gate;
    this.extensions = extensions;
    this.earlyEnds = earlyEnds;
    this.mentorships = mentorships;
    this.waits = waits;
    this.management = management;
    this.tasks = tasks;
    this.due = due;
  }

  @Bean
  JavaDelegate openExtension() {
    return execution -> {
      EXTENSION_NEXT.setLocal(execution, null);
      EXTENSION_OTHER.setLocal(execution, null);
      EXTENSION_BY.setLocal(execution, null);
      EXTENSION_GRANTED.setLocal(execution, false);
    };
  }

  // Said anew at each turn: the mentor may have changed meanwhile.
  @Bean
  JavaDelegate weighExtension() {
    return execution -> {
      long id = SUBJECT.get(execution);
      ExtensionNext next = extensions.next(id);
      boolean mentee = extensions.extension(id).nextOfPair() == Side.MENTEE;
      EXTENSION_NEXT.set(execution, next.name());
      EXTENSION_OTHER.set(execution, (mentee ? MENTEE : MENTOR).get(execution));
      EXTENSION_BY.set(
          execution,
          due.after(
              execution,
              next == ExtensionNext.PAIR
                  ? promises(execution).pairLimit()
                  : promises(execution).decisionLimit()));
      EXTENSION_GRANTED.set(execution, extensions.isAgreed(id));
    };
  }

  @Bean
  JavaDelegate recordExtensionReply() {
    return this::reply;
  }

  @Bean
  JavaDelegate recordExtensionApproval() {
    return this::reply;
  }

  @Bean
  JavaDelegate remindAgreeExtension() {
    return waits.ofPair(AGREE_EXTENSION);
  }

  @Bean
  JavaDelegate remindApproveExtension() {
    return waits.ofCoordination(APPROVE_EXTENSION);
  }

  @Bean
  JavaDelegate extendService() {
    return execution -> {
      CLOSURE_LIMIT_AT.set(execution, Date.from(extensions.extend(SUBJECT.get(execution))));
      Instant end = mentorships.mentorship(execution.getProcessBusinessKey()).serviceEndsAt();
      Date preparation = Date.from(end.minus(promises(execution).endingPreparation()));
      SERVICE_END_AT.set(execution, Date.from(end));
      ENDING_PREPARATION_AT.set(execution, preparation);
      set(execution, SERVICE_END, Date.from(end));
      set(execution, ENDING_PREPARATION, preparation);
      tasks
          .createTaskQuery()
          .processInstanceId(execution.getProcessInstanceId())
          .taskDefinitionKey(PREPARE_ENDING)
          .list()
          .forEach(
              task -> {
                task.setDueDate(Date.from(end));
                tasks.saveTask(task);
              });
    };
  }

  private void reply(DelegateExecution execution) {
    ExtensionReplySubmission submission =
        gate.submission(execution, ExtensionReplySubmission.class);
    // An earlier end is agreed: nothing is extended any more.
    if (earlyEnds.isAgreed(execution.getProcessBusinessKey())) {
      throw gate.alreadyHandled("process.endRequested");
    }
    try {
      extensions.reply(SUBJECT.get(execution), submission, actor());
    } catch (NotInService e) {
      throw gate.alreadyHandled("process.serviceEnded");
    }
  }

  // None where the ending is being prepared, or not yet to be.
  private void set(DelegateExecution execution, String timer, Date due) {
    management
        .createJobQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .activityId(timer)
        .list()
        .forEach(job -> management.setJobDuedate(job.getId(), due));
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(execution.getProcessBusinessKey()).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }
}
