package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.SUBJECT;
import static org.mentorat.process.UndeliveredNoticeProcess.SETTLE_UNDELIVERED;
import static org.mentorat.process.UndeliveredNoticeProcess.UNDELIVERED_DECISION;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Undelivered;
import org.mentorat.notification.UndeliveredSubmission;
import org.mentorat.people.Directory;
import org.mentorat.people.EmailTaken;
import org.mentorat.people.Project;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an undelivered message asks of the rooms: one bean per service task, named like it. */
@Configuration(proxyBeanMethods = false)
class UndeliveredNoticeTasks {

  private final FormGate gate;
  private final Undelivered undelivered;
  private final Notices notices;

  UndeliveredNoticeTasks(FormGate gate, Undelivered undelivered, Notices notices) {
    this.gate = gate;
    this.undelivered = undelivered;
    this.notices = notices;
  }

  @Bean
  JavaDelegate recordUndeliveredSettled() {
    return execution -> {
      UndeliveredSubmission submission = gate.submission(execution, UndeliveredSubmission.class);
      undelivered.settle(
          SUBJECT.get(execution),
          submission.decided(),
          submission.note(),
          gate.actingAccount().orElseThrow());
      UNDELIVERED_DECISION.set(execution, submission.decided().name());
    };
  }

  // The address never becomes a variable: it is read in the transaction of its form.
  @Bean
  JavaDelegate correctAddress() {
    return execution -> {
      try {
        undelivered.correct(
            SUBJECT.get(execution),
            gate.submission(execution, UndeliveredSubmission.class).newEmail());
      } catch (EmailTaken e) {
        throw gate.refusal("newEmail", "undelivered.emailTaken");
      }
    };
  }

  @Bean
  JavaDelegate sendAgain() {
    return execution -> undelivered.sendAgain(SUBJECT.get(execution));
  }

  // From the second time on the leads may act too: those of this person's projects, or all of them.
  @Bean
  JavaDelegate remindUndelivered(
      TaskService tasks, MentorshipRegister mentorships, Directory directory) {
    return notices.reminding(
        execution -> {
          if (undelivered.remind(SUBJECT.get(execution)) >= 2) {
            Task open =
                tasks
                    .createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKey(SETTLE_UNDELIVERED)
                    .singleResult();
            Leads.joinOf(tasks, open, concerned(execution, mentorships, directory).stream());
          }
        });
  }

  private List<Project> concerned(
      DelegateExecution execution, MentorshipRegister mentorships, Directory directory) {
    String account = undelivered.matter(SUBJECT.get(execution)).account();
    List<Project> own =
        account == null
            ? List.of()
            : mentorships.of(account).stream().map(Mentorship::project).distinct().toList();
    return own.isEmpty()
        ? directory.runningProjects().stream().map(directory::project).toList()
        : own;
  }
}
