package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.*;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.accompaniment.AnswerConfirmationSubmission;
import org.mentorat.accompaniment.AnswerSubmission;
import org.mentorat.accompaniment.CheckInByMenteeSubmission;
import org.mentorat.accompaniment.CheckInSubmission;
import org.mentorat.accompaniment.CheckIns;
import org.mentorat.accompaniment.Confirmations;
import org.mentorat.accompaniment.ContestOutcome;
import org.mentorat.accompaniment.ContestedContactSubmission;
import org.mentorat.accompaniment.FirstContactConfirmationSubmission;
import org.mentorat.accompaniment.FirstMeetingSubmission;
import org.mentorat.accompaniment.HelpRequest;
import org.mentorat.accompaniment.MidTermSubmission;
import org.mentorat.accompaniment.MidTerms;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.ObjectivesReplySubmission;
import org.mentorat.accompaniment.PairTerms;
import org.mentorat.accompaniment.Requests;
import org.mentorat.accompaniment.TermsReplySubmission;
import org.mentorat.accompaniment.TermsSubmission;
import org.mentorat.accompaniment.UnblockingSubmission;
import org.mentorat.actionplan.ActionPlanReplySubmission;
import org.mentorat.actionplan.ActionPlanSubmission;
import org.mentorat.actionplan.ActionPlans;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;
import org.mentorat.engine.FormGate;
import org.mentorat.firstcontact.Reply;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Promises;
import org.mentorat.training.TrainingRequests;
import org.mentorat.training.TrainingReviewSubmission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the accompaniment asks of the rooms: one bean per service task, named like it (DESIGN §5.6).
 */
@Configuration(proxyBeanMethods = false)
class AccompanimentTasks {

  private final FormGate gate;
  private final MentorshipRegister mentorships;
  private final Commitments commitments;
  private final Waits waits;
  private final DueDates due;
  private final Notices notices;

  AccompanimentTasks(
      FormGate gate,
      MentorshipRegister mentorships,
      Commitments commitments,
      Waits waits,
      DueDates due,
      Notices notices) {
    this.gate = gate;
    this.mentorships = mentorships;
    this.commitments = commitments;
    this.waits = waits;
    this.due = due;
    this.notices = notices;
  }

  // The mentee's word on the first contact (R37)

  @Bean
  JavaDelegate recordFirstContactConfirmation(Confirmations confirmations) {
    return execution -> {
      FirstContactConfirmationSubmission submission =
          gate.submission(execution, FirstContactConfirmationSubmission.class);
      boolean tookPlace = submission.contactTookPlace() == YesNo.YES;
      confirmations.confirm(reference(execution), submission, actor());
      FIRST_CONTACT_CONFIRMED.set(execution, tookPlace);
      if (!tookPlace) {
        CONTESTED_CONTACT_BY.set(
            execution, due.after(execution, promises(execution).decisionLimit()));
      }
    };
  }

  @Bean
  JavaDelegate recordContestedContact(Confirmations confirmations) {
    return execution -> {
      ContestedContactSubmission submission =
          gate.submission(execution, ContestedContactSubmission.class);
      confirmations.resolve(reference(execution), submission, actor());
      boolean callToCome = submission.outcome() == ContestOutcome.MENTOR_WILL_CALL;
      CALL_TO_COME.set(execution, callToCome);
      if (callToCome) {
        CONFIRM_FIRST_CONTACT_BY.set(
            execution, due.after(execution, promises(execution).confirmLimit()));
      }
    };
  }

  @Bean
  JavaDelegate closeFirstContactUnconfirmed(Confirmations confirmations) {
    return execution -> confirmations.closeUnconfirmed(reference(execution));
  }

  @Bean
  JavaDelegate remindConfirmFirstContact() {
    return waits.ofPerson(CONFIRM_FIRST_CONTACT);
  }

  @Bean
  JavaDelegate remindContestedContact() {
    return waits.ofCoordination(RESOLVE_CONTESTED_CONTACT);
  }

  // The pair's terms (R20, R40)

  @Bean
  JavaDelegate proposeTerms(PairTerms terms) {
    return execution -> {
      terms.proposeFromFirstContact(reference(execution), MENTOR.get(execution));
      TERMS_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordTermsReply(PairTerms terms, FollowUpCycle followUps) {
    return execution -> {
      TermsReplySubmission submission = gate.submission(execution, TermsReplySubmission.class);
      terms.reply(reference(execution), submission, actor());
      boolean accepted = submission.reply() == Reply.ACCEPT;
      TERMS_ACCEPTED.set(execution, accepted);
      if (accepted) {
        followUps.follows(execution, terms.current(reference(execution)).orElseThrow().frequency());
      }
      TERMS_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordRevisedTerms(PairTerms terms) {
    return execution -> {
      TermsSubmission submission = gate.submission(execution, TermsSubmission.class);
      terms.propose(reference(execution), submission, actor());
      TERMS_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate remindAcceptTerms() {
    return waits.ofPair(ACCEPT_TERMS);
  }

  @Bean
  JavaDelegate remindReviseTerms() {
    return waits.ofPair(REVISE_TERMS);
  }

  // First meeting, objectives, plan (R24, R27, R30, R38, R54, R65)

  @Bean
  JavaDelegate recordFirstMeetingReport(Objectives objectives) {
    return execution -> {
      FirstMeetingSubmission submission = gate.submission(execution, FirstMeetingSubmission.class);
      objectives.record(reference(execution), submission, actor());
      PLAN_NEEDED.set(execution, submission.planNeeded() == YesNo.YES);
      FIRST_MEETING_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordObjectivesReply(Objectives objectives) {
    return execution -> {
      ObjectivesReplySubmission submission =
          gate.submission(execution, ObjectivesReplySubmission.class);
      objectives.reply(reference(execution), submission, actor());
      OBJECTIVES_ACCEPTED.set(execution, submission.reply() == Reply.ACCEPT);
      FIRST_MEETING_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordDraftPlan(ActionPlans plans) {
    return execution -> {
      plans.draft(
          reference(execution), gate.submission(execution, ActionPlanSubmission.class), actor());
      FIRST_MEETING_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordPlanReply(ActionPlans plans) {
    return execution -> {
      ActionPlanReplySubmission submission =
          gate.submission(execution, ActionPlanReplySubmission.class);
      plans.reply(reference(execution), submission, actor());
      PLAN_ACCEPTED.set(execution, submission.reply() == Reply.ACCEPT);
      FIRST_MEETING_BY.set(execution, due.after(execution, promises(execution).pairLimit()));
    };
  }

  @Bean
  JavaDelegate recordActionPlan(ActionPlans plans) {
    return execution -> plans.settle(reference(execution));
  }

  @Bean
  JavaDelegate remindFirstMeeting() {
    return waits.ofPair(RECORD_FIRST_MEETING);
  }

  @Bean
  JavaDelegate remindObjectives() {
    return waits.ofPair(ACCEPT_OBJECTIVES);
  }

  @Bean
  JavaDelegate remindDraftPlan() {
    return waits.ofPair(DRAFT_ACTION_PLAN);
  }

  @Bean
  JavaDelegate remindPlanReply() {
    return waits.ofPair(ACCEPT_ACTION_PLAN);
  }

  // Halfway, and a month before the end (R77)

  @Bean
  JavaDelegate recordMidTermAsMentee(MidTerms midTerms) {
    return execution ->
        midTerms.record(
            reference(execution),
            Side.MENTEE,
            gate.submission(execution, MidTermSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate recordMidTermAsMentor(MidTerms midTerms) {
    return execution ->
        midTerms.record(
            reference(execution),
            Side.MENTOR,
            gate.submission(execution, MidTermSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindMidTerm() {
    return waits.ofPerson(MID_TERM_PHASE);
  }

  @Bean
  JavaDelegate remindEnding() {
    return waits.ofPair(PREPARE_ENDING);
  }

  // Requests for help (R16, R25, R26, R42)

  @Bean
  JavaDelegate openRequest(Requests requests) {
    return execution -> {
      // Whoever goes or comes back at this moment waits, and finds the task.
      mentorships.lock(reference(execution));
      HelpRequest request = requests.request(SUBJECT.get(execution));
      NUMBER.setLocal(execution, request.number());
      REQUEST_PRIORITY.setLocal(execution, Priority.of(request.urgent()));
      REQUEST_ASKER.setLocal(execution, request.requestedBy());
      ANSWERER.setLocal(execution, requests.answerer(request));
      Commitment promise = requests.promise(SUBJECT.get(execution));
      ANSWER_REMINDER_AT.setLocal(execution, Date.from(requests.target(promise)));
      ANSWER_LIMIT_AT.setLocal(execution, Date.from(promise.currentLimit()));
      ANSWERED.setLocal(execution, false);
      UNBLOCKING.setLocal(execution, null);
      UNBLOCK_BY.setLocal(execution, null);
      MENTOR_RECALLED_UNTIL.setLocal(execution, null);
      CONFIRM_ANSWER_BY.setLocal(execution, null);
    };
  }

  @Bean
  JavaDelegate recordAnswer(Requests requests) {
    return execution -> {
      requests.answer(
          SUBJECT.get(execution), gate.submission(execution, AnswerSubmission.class), actor());
      ANSWERED.set(execution, true);
      // Whoever stands in may have answered.
      ANSWERED_BY.setLocal(execution, actor());
      ANSWERED_IN_TIME.setLocal(
          execution, requests.promise(SUBJECT.get(execution)).verdict() != Verdict.LATE);
      CONFIRM_ANSWER_BY.set(execution, due.after(execution, promises(execution).confirmLimit()));
    };
  }

  @Bean
  JavaDelegate remindAnswer() {
    return notices.reminding(
        execution -> commitments.remind(reference(execution), Promise.ANSWER, subject(execution)));
  }

  @Bean
  JavaDelegate recordLateAnswer() {
    return execution -> {
      commitments.escalate(reference(execution), Promise.ANSWER, subject(execution));
      UNBLOCK_BY.set(execution, due.after(execution, promises(execution).decisionLimit()));
    };
  }

  @Bean
  JavaDelegate recordUnblocking(Requests requests) {
    return execution -> {
      UnblockingSubmission submission = gate.submission(execution, UnblockingSubmission.class);
      requests.unblock(SUBJECT.get(execution), submission, actor());
      UNBLOCKING.set(execution, submission.decision().name());
      MENTOR_RECALLED_UNTIL.set(
          execution, due.after(execution, promises(execution).answerReminder()));
    };
  }

  @Bean
  JavaDelegate remindUnblock() {
    return waits.ofCoordination(UNBLOCK_REQUEST);
  }

  @Bean
  JavaDelegate recordAnswerConfirmation(Requests requests) {
    return execution ->
        requests.confirm(
            SUBJECT.get(execution),
            gate.submission(execution, AnswerConfirmationSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindConfirmAnswer() {
    return waits.ofPerson(CONFIRM_ANSWER);
  }

  @Bean
  JavaDelegate closeAnswerUnconfirmed(Requests requests) {
    return execution -> requests.closeUnconfirmed(SUBJECT.get(execution));
  }

  // Follow-ups at the agreed frequency (R22)

  @Bean
  JavaDelegate openCheckIn(CheckIns checkIns) {
    return execution -> {
      SUBJECT.setLocal(execution, checkIns.open(reference(execution)));
      Promises promises = promises(execution);
      CHECK_IN_BY.setLocal(execution, due.after(execution, promises.checkInReminder()));
      CHECK_IN_CLOSES_AT.setLocal(execution, due.after(execution, promises.checkInLimit()));
    };
  }

  @Bean
  JavaDelegate recordCheckIn(CheckIns checkIns) {
    return execution ->
        checkIns.log(
            SUBJECT.get(execution), gate.submission(execution, CheckInSubmission.class), actor());
  }

  @Bean
  JavaDelegate recordCheckInByMentee(CheckIns checkIns) {
    return execution ->
        checkIns.logByMentee(
            SUBJECT.get(execution),
            gate.submission(execution, CheckInByMenteeSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindCheckIn() {
    return waits.ofPerson(LOG_CHECK_IN);
  }

  @Bean
  JavaDelegate recordDrift(CheckIns checkIns) {
    return execution -> checkIns.drifted(SUBJECT.get(execution));
  }

  // Training (R43)

  @Bean
  JavaDelegate openTrainingRequest() {
    return execution ->
        TRAINING_REVIEW_BY.setLocal(
            execution, due.after(execution, promises(execution).decisionLimit()));
  }

  @Bean
  JavaDelegate recordTrainingReview(TrainingRequests requests) {
    return execution -> {
      requests.review(
          SUBJECT.get(execution),
          gate.submission(execution, TrainingReviewSubmission.class),
          actor());
      TRAINING_ASKER.setLocal(execution, requests.request(SUBJECT.get(execution)).requestedBy());
    };
  }

  @Bean
  JavaDelegate remindTrainingReview() {
    return waits.ofCoordination(REVIEW_TRAINING_REQUEST);
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(reference(execution)).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }

  private static String subject(DelegateExecution execution) {
    return String.valueOf(SUBJECT.get(execution));
  }

  private static String reference(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
