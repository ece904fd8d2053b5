package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.*;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.accompaniment.Nudges;
import org.mentorat.actionplan.PlanRevision;
import org.mentorat.actionplan.PlanRevisions;
import org.mentorat.actionplan.RevisionAdjustmentSubmission;
import org.mentorat.actionplan.RevisionReading;
import org.mentorat.actionplan.RevisionReadingSubmission;
import org.mentorat.actionplan.RevisionReplySubmission;
import org.mentorat.engine.FormGate;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a revision of the plan or of the objectives asks of the rooms (R24, R54, R66). */
@Configuration(proxyBeanMethods = false)
class RevisionTasks {

  private final FormGate gate;
  private final PlanRevisions revisions;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final DueDates due;

  RevisionTasks(
      FormGate gate,
      PlanRevisions revisions,
      MentorshipRegister mentorships,
      Waits waits,
      DueDates due) {
    this.gate = gate;
    this.revisions = revisions;
    this.mentorships = mentorships;
    this.waits = waits;
    this.due = due;
  }

  @Bean
  JavaDelegate openRevision() {
    return execution -> {
      MENTEE_DECIDES.setLocal(execution, revision(execution).isTheMenteesToDecide());
      REVISION_REMINDER.setLocal(
          execution, due.timer(execution, promises(execution).pairReminder()));
      REVISION_PROPOSER.setLocal(execution, null);
      REVISION_OTHER.setLocal(execution, null);
      REVISION_BY.setLocal(execution, null);
      REVISION_AGREED.setLocal(execution, false);
      REVISION_ADJUSTMENT.setLocal(execution, null);
      waits(execution);
    };
  }

  @Bean
  JavaDelegate recordRevisionReading() {
    return execution -> {
      RevisionReadingSubmission submission =
          gate.submission(execution, RevisionReadingSubmission.class);
      revisions.read(SUBJECT.get(execution), submission, actor());
      REVISION_AGREED.set(execution, submission.reading() == RevisionReading.READ);
      waits(execution);
    };
  }

  @Bean
  JavaDelegate recordRevisionReply() {
    return execution -> {
      RevisionReplySubmission submission =
          gate.submission(execution, RevisionReplySubmission.class);
      revisions.reply(SUBJECT.get(execution), submission, actor());
      REVISION_AGREED.set(execution, submission.reply() == Reply.ACCEPT);
      waits(execution);
    };
  }

  @Bean
  JavaDelegate recordAdjustedRevision() {
    return execution -> {
      RevisionAdjustmentSubmission submission =
          gate.submission(execution, RevisionAdjustmentSubmission.class);
      revisions.adjust(SUBJECT.get(execution), submission, actor());
      REVISION_ADJUSTMENT.set(execution, submission.adjustment().name());
      waits(execution);
    };
  }

  @Bean
  JavaDelegate recordNewVersion() {
    return execution -> revisions.settle(SUBJECT.get(execution), actor());
  }

  @Bean
  JavaDelegate recordUnreadRevision(Nudges nudges) {
    return execution -> {
      revisions.settle(SUBJECT.get(execution), null);
      nudges.nudgeCoordination(reference(execution), READ_REVISION, SUBJECT.get(execution));
    };
  }

  @Bean
  JavaDelegate remindReadRevision() {
    return waits.ofPerson(READ_REVISION);
  }

  @Bean
  JavaDelegate remindAcceptRevision() {
    return waits.ofPair(ACCEPT_REVISION);
  }

  @Bean
  JavaDelegate remindAdjustRevision() {
    return waits.ofPair(ADJUST_REVISION);
  }

  // Said anew at each turn: the mentor may have changed meanwhile.
  private void waits(DelegateExecution execution) {
    boolean byMentee = revision(execution).side() == Side.MENTEE;
    REVISION_PROPOSER.set(execution, (byMentee ? MENTEE : MENTOR).get(execution));
    REVISION_OTHER.set(execution, (byMentee ? MENTOR : MENTEE).get(execution));
    REVISION_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
  }

  private PlanRevision revision(DelegateExecution execution) {
    return revisions.revision(SUBJECT.get(execution));
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(reference(execution)).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
