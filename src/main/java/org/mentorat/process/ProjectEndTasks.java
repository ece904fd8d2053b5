package org.mentorat.process;

import static org.mentorat.process.ProjectEndProcess.CLOSING;
import static org.mentorat.process.ProjectEndProcess.END_DATE_KNOWN;
import static org.mentorat.process.ProjectEndProcess.LOOK_INTO_UNCLOSED;
import static org.mentorat.process.ProjectEndProcess.PROJECT_ENDED;
import static org.mentorat.process.ProjectEndProcess.PROJECT_ENDS_AT;
import static org.mentorat.process.ProjectEndProcess.UNCLOSED_BY;
import static org.mentorat.process.ProjectEndProcess.UNCLOSED_DECISION;
import static org.mentorat.process.ProjectEndProcess.UNCLOSED_REMINDER_CYCLE;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.mentorat.closure.Closures;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.TimerDuration;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Deadlines;
import org.mentorat.people.DeadlinesCount;
import org.mentorat.people.Directory;
import org.mentorat.people.Project;
import org.mentorat.process.ClosingProgress.State;
import org.mentorat.projectend.ProjectClosings;
import org.mentorat.projectend.UnclosedSubmission;
import org.mentorat.suspension.Suspensions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the end of a project asks of the rooms, in its own process and in its mentorships (R46, X5).
 */
@Configuration(proxyBeanMethods = false)
class ProjectEndTasks {

  /** More at once are left to the next round: a batch is one statement with all their ids. */
  private static final int LARGEST_ROUND = 20_000;

  private final FormGate gate;
  private final Directory directory;
  private final ProjectClosings closings;
  private final ProjectEndProcess process;
  private final Deadlines deadlines;
  private final Clock clock;
  private final Notices notices;

  ProjectEndTasks(
      FormGate gate,
      Directory directory,
      ProjectClosings closings,
      ProjectEndProcess process,
      Deadlines deadlines,
      Clock clock,
      Notices notices) {
    this.gate = gate;
    this.directory = directory;
    this.closings = closings;
    this.process = process;
    this.deadlines = deadlines;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate readEndDate() {
    return execution -> {
      Project project = directory.lockProject(code(execution));
      Optional<Instant> end = project.endedAt().or(project::endsAt);
      END_DATE_KNOWN.set(execution, end.isPresent());
      PROJECT_ENDS_AT.set(execution, end.map(Date::from).orElse(null));
    };
  }

  @Bean
  JavaDelegate closeProject() {
    return execution ->
        PROJECT_ENDED.set(execution, directory.endProjectAtItsDate(code(execution)));
  }

  // What stands still goes on first, and is told in the next round.
  @Bean
  JavaDelegate startClosing(Suspensions suspensions, SuspensionProcess standingStill) {
    return execution -> {
      String project = code(execution);
      closings.rounds(project).stream()
          .flatMap(round -> round.batch().stream())
          .forEach(process::discard);
      List<String> unclosed = closings.unclosed(project).stream().limit(LARGEST_ROUND).toList();
      suspensions.current(unclosed).forEach(standingStill::resumeIfItLasts);
      String by = directory.project(project).endedBy().orElse(null);
      closings.round(project, unclosed.size(), process.closeAll(unclosed, by));
    };
  }

  @Bean
  JavaDelegate countUnclosed(ClosingProgress progress) {
    return execution -> {
      State state = progress.state(code(execution));
      CLOSING.set(execution, state.name());
      if (state == State.STUCK) {
        Project project = directory.project(code(execution));
        DeadlinesCount count = project.deadlinesCount();
        UNCLOSED_REMINDER_CYCLE.set(
            execution, TimerDuration.repeated(count, project.promises().decisionReminder()));
        UNCLOSED_BY.set(
            execution,
            Date.from(deadlines.after(count, clock.instant(), project.promises().decisionLimit())));
      }
    };
  }

  @Bean
  JavaDelegate recordUnclosedDecision() {
    return execution -> {
      UnclosedSubmission submission = gate.submission(execution, UnclosedSubmission.class);
      closings.review(code(execution), submission, gate.actingAccount().orElseThrow());
      UNCLOSED_DECISION.set(execution, submission.decision().name());
    };
  }

  // From the second time on the project's lead may act too.
  @Bean
  JavaDelegate remindUnclosed(TaskService tasks) {
    return notices.reminding(
        execution -> {
          String project = code(execution);
          if (closings.remind(project) == 2) {
            Task open =
                tasks
                    .createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .taskDefinitionKey(LOOK_INTO_UNCLOSED)
                    .singleResult();
            directory
                .project(project)
                .leadAccount()
                .ifPresent(lead -> tasks.addCandidateUser(open.getId(), lead));
          }
        });
  }

  @Bean
  JavaDelegate closeUnserved(Closures closures, MentorshipRegister mentorships) {
    return execution -> {
      String reference = execution.getProcessBusinessKey();
      Project project = mentorships.mentorship(reference).project();
      closures.closeUnserved(
          reference, project.endedBy().orElse(null), project.endReason().orElse(null));
    };
  }

  @Bean
  JavaDelegate cutService(MentorshipRegister mentorships) {
    return execution ->
        mentorships.cutService(execution.getProcessBusinessKey(), Outcome.PROJECT_ENDED);
  }

  private static String code(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
