package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.SUBJECT;
import static org.mentorat.process.SuspensionProcess.*;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.engine.FormGate;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.suspension.NotSuspended;
import org.mentorat.suspension.ResumptionSubmission;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.Suspensions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a suspension asks of the rooms: one bean per service task, named like it. */
@Configuration(proxyBeanMethods = false)
class SuspensionTasks {

  private static final Duration REMINDED_BEFORE = Duration.ofDays(3);

  private final FormGate gate;
  private final Suspensions suspensions;
  private final Notices notices;

  SuspensionTasks(FormGate gate, Suspensions suspensions, Notices notices) {
    this.gate = gate;
    this.suspensions = suspensions;
    this.notices = notices;
  }

  @Bean
  JavaDelegate pauseMentorship(Standstill standstill, MentorshipRegister mentorships) {
    return execution -> {
      Suspension suspension = suspension(execution);
      SUSPENDED_UNTIL.set(execution, Date.from(suspension.limitAt()));
      SUSPENSION_REMINDER_AT.set(execution, Date.from(suspension.limitAt().minus(REMINDED_BEFORE)));
      MENTEE.set(execution, mentorships.mentorship(suspension.reference()).mentee().account());
      MENTOR.set(
          execution, mentorships.current(suspension.reference()).orElseThrow().mentor().account());
      standstill.begins(suspension.reference());
    };
  }

  @Bean
  JavaDelegate recordResumption() {
    return execution -> {
      gate.submission(execution, ResumptionSubmission.class);
      try {
        suspensions.resume(SUBJECT.get(execution), gate.actingAccount().orElseThrow());
      } catch (NotSuspended e) {
        throw gate.alreadyHandled("engine.alreadyHandled");
      }
    };
  }

  @Bean
  JavaDelegate resumeMentorship(Standstill standstill) {
    return execution -> GOES_ON.set(execution, standstill.ends(suspension(execution)));
  }

  @Bean
  JavaDelegate remindResumption(Nudges nudges) {
    return notices.reminding(
        execution -> {
          long suspension = SUBJECT.get(execution);
          suspensions.remind(suspension);
          nudges.nudgeCoordination(
              execution.getProcessBusinessKey(), RESUME_MENTORSHIP_BY_HAND, suspension);
        });
  }

  private Suspension suspension(DelegateExecution execution) {
    return suspensions.suspension(SUBJECT.get(execution));
  }
}
