package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_DECISION;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.ASSIGNMENT_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.CONTACT_MADE;
import static org.mentorat.process.MentorshipProcess.DECISION_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.DECISION_REMINDER_CYCLE;
import static org.mentorat.process.MentorshipProcess.EXTENDED_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_LIMIT_AT;
import static org.mentorat.process.MentorshipProcess.FIRST_CONTACT_REMINDER_AT;
import static org.mentorat.process.MentorshipProcess.LATE_DECISION;
import static org.mentorat.process.MentorshipProcess.MATCHING_PRIORITY;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MENTOR;
import static org.mentorat.process.MentorshipProcess.MENTOR_ASSIGNED;
import static org.mentorat.process.MentorshipProcess.MENTOR_FOUND;
import static org.mentorat.process.MentorshipProcess.NEW_SEARCH_INTERVAL;
import static org.mentorat.process.MentorshipProcess.SERVICE_BEGUN;
import static org.mentorat.process.MentorshipProcess.WAITING_ANNOUNCED;
import static org.mentorat.process.MentorshipProcess.WAITING_DECISION;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.correction.Corrections;
import org.mentorat.engine.FormGate;
import org.mentorat.firstcontact.ContactOutcome;
import org.mentorat.firstcontact.FirstContactSubmission;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.firstcontact.LateFirstContactSubmission;
import org.mentorat.handover.MentorChanges;
import org.mentorat.matching.Matching;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.AlreadyTried;
import org.mentorat.mentorship.AssignmentDecision;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.ConfirmAssignmentSubmission;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.ResolveWaitingSubmission;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.ProjectOver;
import org.mentorat.people.Promises;
import org.mentorat.registration.RegistrationSubmission;
import org.mentorat.registration.Registrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What {@code bpmn/mentorship.bpmn} asks of the rooms: one bean per service task, named like it.
 * Each reads the reference, asks a service, and puts into variables what the model goes on by.
 */
@Configuration(proxyBeanMethods = false)
class MentorshipTasks {

  private final FormGate gate;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final DueDates due;
  private final Clock clock;
  private final Notices notices;

  MentorshipTasks(
      FormGate gate,
      MentorshipRegister mentorships,
      Commitments commitments,
      DueDates due,
      Clock clock,
      Notices notices) {
    this.gate = gate;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.due = due;
    this.clock = clock;
    this.notices = notices;
  }

  @Bean
  JavaDelegate recordRegistration(Registrations registrations) {
    return execution -> {
      RegistrationSubmission submission = gate.submission(execution, RegistrationSubmission.class);
      try {
        Mentorship mentorship = registrations.register(submission, actor());
        execution.setProcessBusinessKey(mentorship.reference());
        MENTEE.set(execution, mentorship.mentee().account());
        MATCHING_PRIORITY.set(
            execution, Priority.of(Boolean.TRUE.equals(submission.clientWaiting())));
        promiseAssignment(execution, mentorship);
      } catch (AlreadyOpen e) {
        throw gate.alreadyHandled("registration.alreadyOpen", e.reference());
      } catch (ProjectOver e) {
        throw gate.refusal("project", "registration.projectOver");
      }
    };
  }

  @Bean
  JavaDelegate findMentors(Matching matching) {
    return execution -> {
      String reference = reference(execution);
      mentorships.stampSearch(reference);
      WAITING_ANNOUNCED.set(execution, isWaiting(execution));
      MENTOR_ASSIGNED.set(execution, false);
      MENTOR_FOUND.set(execution, matching.anyCandidate(reference));
    };
  }

  @Bean
  JavaDelegate recordAssignmentDecision() {
    return execution -> {
      ConfirmAssignmentSubmission submission =
          gate.submission(execution, ConfirmAssignmentSubmission.class);
      WAITING_ANNOUNCED.set(execution, isWaiting(execution));
      ASSIGNMENT_DECISION.set(execution, submission.decision().name());
      if (submission.waitReason() != null) {
        mentorships.hold(reference(execution), submission.waitReason(), actor());
      }
    };
  }

  // Without a save point since the form: a place that was taken a moment ago must come back to it
  // as a refusal.
  @Bean
  JavaDelegate assignMentor(Matching matching) {
    return execution -> {
      ConfirmAssignmentSubmission submission =
          gate.submission(execution, ConfirmAssignmentSubmission.class);
      String reference = reference(execution);
      try {
        mentorships.assign(
            reference,
            submission.mentor(),
            matching.choice(reference, submission.mentor(), submission.choiceReason()),
            actor());
      } catch (NoPlaceLeft e) {
        throw gate.refusal("mentor", "matching.noPlaceLeft");
      } catch (AlreadyTried e) {
        throw gate.refusal("mentor", "matching.alreadyTried");
      }
      MENTOR.set(execution, submission.mentor());
      MENTOR_ASSIGNED.set(execution, true);
      WAITING_ANNOUNCED.set(execution, false);
      commitments.keep(reference, Promise.ASSIGNMENT, null, true);
    };
  }

  @Bean
  JavaDelegate recordWaitingDecision() {
    return execution ->
        WAITING_DECISION.set(
            execution,
            gate.submission(execution, ResolveWaitingSubmission.class).decision().name());
  }

  @Bean
  JavaDelegate referElsewhere() {
    return execution -> {
      Referral referral = referral(execution);
      String reference = reference(execution);
      commitments.cancel(
          reference, Promise.ASSIGNMENT, CommitmentNoteKind.REFERRAL, actor(), referral.reason());
      mentorships.refer(reference, referral.to(), referral.reason(), actor());
    };
  }

  @Bean
  JavaDelegate remindCoordination() {
    return notices.reminding(
        execution -> commitments.remind(reference(execution), Promise.ASSIGNMENT));
  }

  @Bean
  JavaDelegate escalateAssignment(ProjectLead lead) {
    return execution -> {
      commitments.escalate(reference(execution), Promise.ASSIGNMENT);
      alertLead(execution, Promise.ASSIGNMENT, lead);
    };
  }

  @Bean
  JavaDelegate recordReceipt() {
    return execution -> {
      String reference = reference(execution);
      Promises promises = mentorships.mentorship(reference).project().promises();
      mentorships.stampReceipt(reference);
      Instant now = clock.instant();
      Commitment commitment =
          commitments.open(
              reference,
              Promise.FIRST_CONTACT,
              MENTOR.get(execution),
              now,
              due.after(execution, now, promises.firstContactReminder()).toInstant(),
              due.after(execution, now, promises.firstContactLimit()).toInstant());
      FIRST_CONTACT_REMINDER_AT.set(execution, Date.from(commitment.targetAt()));
      FIRST_CONTACT_LIMIT_AT.set(execution, Date.from(commitment.limitAt()));
    };
  }

  @Bean
  JavaDelegate recordMentorReply(FirstContacts firstContacts) {
    return execution -> {
      FirstContactSubmission submission = gate.submission(execution, FirstContactSubmission.class);
      firstContacts.record(reference(execution), submission, actor());
      CONTACT_MADE.set(execution, submission.outcome() == ContactOutcome.CONTACTED);
    };
  }

  @Bean
  JavaDelegate remindMentor() {
    return notices.reminding(
        execution -> commitments.remind(reference(execution), Promise.FIRST_CONTACT));
  }

  @Bean
  JavaDelegate recordLateFirstContact() {
    return execution -> {
      String reference = reference(execution);
      commitments.escalate(reference, Promise.FIRST_CONTACT);
      Promises promises = mentorships.mentorship(reference).project().promises();
      DECISION_REMINDER_CYCLE.set(execution, due.repeated(execution, promises.decisionReminder()));
      DECISION_LIMIT_AT.set(execution, due.after(execution, promises.decisionLimit()));
    };
  }

  @Bean
  JavaDelegate recordLateDecision() {
    return execution -> {
      LateFirstContactSubmission submission =
          gate.submission(execution, LateFirstContactSubmission.class);
      LATE_DECISION.set(execution, submission.decision().name());
      CONTACT_MADE.set(execution, false);
      if (submission.newLimit() != null) {
        EXTENDED_LIMIT_AT.set(execution, Date.from(submission.newLimit()));
        commitments.extend(
            reference(execution),
            Promise.FIRST_CONTACT,
            submission.newLimit(),
            actor(),
            submission.extensionReason());
      }
    };
  }

  @Bean
  JavaDelegate remindDecision() {
    return notices.reminding(
        execution -> commitments.remindDecision(reference(execution), Promise.FIRST_CONTACT));
  }

  @Bean
  JavaDelegate alertProjectLead(ProjectLead lead) {
    return execution -> alertLead(execution, Promise.FIRST_CONTACT, lead);
  }

  @Bean
  JavaDelegate recordReassignment() {
    return execution -> CONTACT_MADE.set(execution, false);
  }

  @Bean
  JavaDelegate releaseMentor(MentorChanges changes, Corrections corrections) {
    return execution -> {
      String reference = reference(execution);
      if (corrections.isAssignmentWrong(reference)) {
        awaitAssignment(
            execution,
            corrections.releaseMentor(reference),
            mentorships.mentorship(reference).project().promises());
        return;
      }
      Release release = release(execution, changes);
      commitments.cancel(
          reference, Promise.FIRST_CONTACT, release.note(), release.by(), release.comment());
      mentorships.release(reference, release.end(), release.comment(), release.by());
      promiseAssignment(execution, mentorships.mentorship(reference));
    };
  }

  @Bean
  JavaDelegate recordFirstContact(FirstContacts firstContacts, TheYear year) {
    return execution -> {
      String reference = reference(execution);
      Instant contactedAt = firstContacts.of(reference).orElseThrow().contactedAt();
      // Only the mentee's word confirms it (R37); until then the promise counts as kept but
      // unconfirmed.
      commitments.keep(reference, Promise.FIRST_CONTACT, contactedAt, false);
      mentorships.openService(reference, contactedAt);
      year.begins(execution::setVariable, mentorships.mentorship(reference));
    };
  }

  // A promise that still runs was resumed when the mentorship was reopened.
  @Bean
  JavaDelegate reopenMentorship(YearSoFar year, Registrations registrations) {
    return execution -> {
      String reference = reference(execution);
      Mentorship mentorship = mentorships.mentorship(reference);
      boolean begun = mentorship.serviceStartsAt() != null;
      SERVICE_BEGUN.set(execution, begun);
      MENTEE.set(execution, mentorship.mentee().account());
      MATCHING_PRIORITY.set(execution, Priority.of(registrations.of(reference).clientWaiting()));
      if (begun) {
        MENTOR.set(execution, mentorships.current(reference).orElseThrow().mentor().account());
        year.goesOn(execution::setVariable, mentorship);
      } else {
        awaitAssignment(
            execution,
            commitments.current(reference, Promise.ASSIGNMENT).orElseThrow(),
            mentorship.project().promises());
      }
    };
  }

  @Bean
  ProjectLead projectLead(TaskService tasks) {
    return (execution, account) ->
        tasks
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .taskCandidateGroup("coordinators")
            .includeAssignedTasks()
            .list()
            .forEach(task -> tasks.addCandidateUser(task.getId(), account));
  }

  /**
   * Adds the project's lead to those who may act on the coordinators' open tasks of a mentorship.
   */
  interface ProjectLead {
    void joins(DelegateExecution execution, String account);
  }

  private void alertLead(DelegateExecution execution, Promise promise, ProjectLead lead) {
    String reference = reference(execution);
    commitments.alertLead(reference, promise);
    mentorships
        .mentorship(reference)
        .project()
        .leadAccount()
        .ifPresent(account -> lead.joins(execution, account));
  }

  // Whoever waits was told of it: the search of each day tells nothing new, nor does the decision
  // to
  // wait on.
  private static boolean isWaiting(DelegateExecution execution) {
    return Boolean.TRUE.equals(execution.getVariable(WAITING_ANNOUNCED.name()))
        || Boolean.FALSE.equals(execution.getVariable(MENTOR_FOUND.name()))
        || AssignmentDecision.WAIT.name().equals(execution.getVariable(ASSIGNMENT_DECISION.name()));
  }

  private void promiseAssignment(DelegateExecution execution, Mentorship mentorship) {
    Promises promises = mentorship.project().promises();
    Instant now = clock.instant();
    Commitment commitment =
        commitments.open(
            mentorship.reference(),
            Promise.ASSIGNMENT,
            null,
            now,
            due.after(execution, now, promises.assignmentReminder()).toInstant(),
            due.after(execution, now, promises.assignmentLimit()).toInstant());
    awaitAssignment(execution, commitment, promises);
  }

  private void awaitAssignment(
      DelegateExecution execution, Commitment commitment, Promises promises) {
    ASSIGNMENT_REMINDER_CYCLE.set(
        execution, due.repeated(execution, promises.assignmentReminder()));
    ASSIGNMENT_LIMIT_AT.set(execution, Date.from(commitment.limitAt()));
    // Nobody waits for anybody there: the service searches on every day.
    NEW_SEARCH_INTERVAL.set(execution, promises.newSearch().toString());
  }

  private record Referral(String to, String reason) {}

  private Referral referral(DelegateExecution execution) {
    return gate.submitted(execution, ConfirmAssignmentSubmission.class)
        .map(submission -> new Referral(submission.referTo(), submission.referReason()))
        .orElseGet(
            () -> {
              ResolveWaitingSubmission submission =
                  gate.submission(execution, ResolveWaitingSubmission.class);
              return new Referral(submission.referTo(), submission.referReason());
            });
  }

  private record Release(AssignmentEnd end, CommitmentNoteKind note, String comment, String by) {}

  private Release release(DelegateExecution execution, MentorChanges changes) {
    Optional<FirstContactSubmission> declined =
        gate.submitted(execution, FirstContactSubmission.class);
    if (declined.isPresent()) {
      return new Release(
          AssignmentEnd.DECLINED,
          CommitmentNoteKind.DECLINE,
          declined.get().declineComment(),
          actor());
    }
    Optional<LateFirstContactSubmission> late =
        gate.submitted(execution, LateFirstContactSubmission.class);
    if (late.isPresent()) {
      return new Release(
          AssignmentEnd.REASSIGNED_LATE,
          CommitmentNoteKind.REASSIGNMENT,
          late.get().reassignReason(),
          actor());
    }
    MentorChanges.Reassignment reassignment = changes.reassigned(reference(execution));
    return new Release(
        AssignmentEnd.REASSIGNED,
        CommitmentNoteKind.REASSIGNMENT,
        reassignment.words(),
        reassignment.by());
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
