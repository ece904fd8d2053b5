package org.mentorat.process;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/mentorship.bpmn}: the names that the model and the code share, and what
 * the code asks of running mentorships. Element ids are forever, since instances live a year.
 */
@Component
public class MentorshipProcess {

  public static final String KEY = "mentorship";

  public static final String REGISTRATION_RECEIVED = "startEvent_registrationReceived";
  public static final String RECORD_REGISTRATION = "serviceTask_recordRegistration";

  public static final String REQUEST_WITHDRAWN_PHASE = "subProcess_requestWithdrawn";
  public static final String REQUEST_WITHDRAWN_END = "endEvent_requestWithdrawn";

  public static final String REOPENED_EVENT = "startEvent_reopened";
  public static final String REOPEN_MENTORSHIP = "serviceTask_reopenMentorship";
  public static final String CONFIRMATION_SETTLED_END = "endEvent_confirmationSettled";
  public static final String TERMS_SETTLED_END = "endEvent_termsSettled";
  public static final String FIRST_MEETING_SETTLED_END = "endEvent_firstMeetingSettled";
  public static final String YEAR_SETTLED_END = "endEvent_yearSettled";

  public static final String MATCHING = "subProcess_matching";
  public static final String FIND_MENTORS = "serviceTask_findMentors";
  public static final String CONFIRM_ASSIGNMENT = "userTask_confirmAssignment";
  public static final String RECORD_ASSIGNMENT_DECISION = "serviceTask_recordAssignmentDecision";
  public static final String REFERRAL_DECIDED = "endEvent_referralDecided";
  public static final String ASSIGN_MENTOR = "serviceTask_assignMentor";
  public static final String MENTOR_ASSIGNED_END = "endEvent_mentorAssigned";
  public static final String RESOLVE_WAITING = "userTask_resolveWaiting";
  public static final String RECORD_WAITING_DECISION = "serviceTask_recordWaitingDecision";
  public static final String WAITING_REFERRED = "endEvent_waitingReferred";
  public static final String NEW_SEARCH = "timer_newSearch";
  public static final String MENTOR_AVAILABLE_EVENT = "message_mentorAvailable";
  public static final String ASSIGNMENT_REMINDER = "timer_assignmentReminder";
  public static final String ASSIGNMENT_LIMIT = "timer_assignmentLimit";
  public static final String REMIND_COORDINATION = "sendTask_remindCoordination";
  public static final String COORDINATION_REMINDED = "endEvent_coordinationReminded";
  public static final String ESCALATE_ASSIGNMENT = "serviceTask_escalateAssignment";
  public static final String ASSIGNMENT_ESCALATED = "endEvent_assignmentEscalated";
  public static final String REFER_ELSEWHERE = "serviceTask_referElsewhere";
  public static final String REFERRED_ELSEWHERE = "endEvent_referredElsewhere";

  public static final String FIRST_CONTACT = "subProcess_firstContact";
  public static final String RECORD_RECEIPT = "serviceTask_recordReceipt";
  public static final String MAKE_FIRST_CONTACT = "userTask_makeFirstContact";
  public static final String RECORD_MENTOR_REPLY = "serviceTask_recordMentorReply";
  public static final String MENTOR_REPLIED = "endEvent_mentorReplied";
  public static final String FIRST_CONTACT_REMINDER = "timer_firstContactReminder";
  public static final String FIRST_CONTACT_LIMIT = "timer_firstContactLimit";
  public static final String REMIND_MENTOR = "sendTask_remindMentor";
  public static final String MENTOR_REMINDED = "endEvent_mentorReminded";
  public static final String RECORD_LATE_FIRST_CONTACT = "serviceTask_recordLateFirstContact";
  public static final String DECIDE_LATE_FIRST_CONTACT = "userTask_decideLateFirstContact";
  public static final String RECORD_LATE_DECISION = "serviceTask_recordLateDecision";
  public static final String EXTENDED_LIMIT = "timer_extendedLimit";
  public static final String LATE_DECISION_REMINDER = "timer_lateDecisionReminder";
  public static final String LATE_DECISION_LIMIT = "timer_lateDecisionLimit";
  public static final String REMIND_DECISION = "sendTask_remindDecision";
  public static final String DECISION_REMINDED = "endEvent_decisionReminded";
  public static final String ALERT_PROJECT_LEAD = "serviceTask_alertProjectLead";
  public static final String PROJECT_LEAD_ALERTED = "endEvent_projectLeadAlerted";
  public static final String MENTOR_REPLACED = "endEvent_mentorReplaced";

  public static final String MENTOR_REASSIGNED_EVENT = "message_mentorReassigned";
  public static final String RECORD_REASSIGNMENT = "serviceTask_recordReassignment";
  public static final String RELEASE_MENTOR = "serviceTask_releaseMentor";
  public static final String RECORD_FIRST_CONTACT = "serviceTask_recordFirstContact";

  public static final String ACCOMPANIMENT = "subProcess_accompaniment";
  public static final String CONFIRMATION = "subProcess_confirmation";
  public static final String CONFIRM_FIRST_CONTACT = "userTask_confirmFirstContact";
  public static final String RECORD_FIRST_CONTACT_CONFIRMATION =
      "serviceTask_recordFirstContactConfirmation";
  public static final String FIRST_CONTACT_CONFIRMED_END = "endEvent_firstContactConfirmed";
  public static final String RESOLVE_CONTESTED_CONTACT = "userTask_resolveContestedContact";
  public static final String RECORD_CONTESTED_CONTACT = "serviceTask_recordContestedContact";
  public static final String CONTESTED_CONTACT_SETTLED_END = "endEvent_contestedContactSettled";
  public static final String CONTESTED_CONTACT_WAITING = "timer_contestedContactWaiting";
  public static final String REMIND_CONTESTED_CONTACT = "sendTask_remindContestedContact";
  public static final String REMIND_CONTESTED_CONTACT_DONE_END =
      "endEvent_remindContestedContactDone";
  public static final String CONFIRM_FIRST_CONTACT_REMINDER = "timer_confirmFirstContactReminder";
  public static final String REMIND_CONFIRM_FIRST_CONTACT = "sendTask_remindConfirmFirstContact";
  public static final String REMIND_CONFIRM_FIRST_CONTACT_DONE_END =
      "endEvent_remindConfirmFirstContactDone";
  public static final String CONFIRM_FIRST_CONTACT_LIMIT = "timer_confirmFirstContactLimit";
  public static final String CLOSE_FIRST_CONTACT_UNCONFIRMED =
      "serviceTask_closeFirstContactUnconfirmed";
  public static final String FIRST_CONTACT_UNCONFIRMED_END = "endEvent_firstContactUnconfirmed";
  public static final String CONFIRMATION_DONE_END = "endEvent_confirmationDone";
  public static final String TERMS = "subProcess_terms";
  public static final String PROPOSE_TERMS = "serviceTask_proposeTerms";
  public static final String ACCEPT_TERMS = "userTask_acceptTerms";
  public static final String RECORD_TERMS_REPLY = "serviceTask_recordTermsReply";
  public static final String TERMS_AGREED_END = "endEvent_termsAgreed";
  public static final String REVISE_TERMS = "userTask_reviseTerms";
  public static final String RECORD_REVISED_TERMS = "serviceTask_recordRevisedTerms";
  public static final String REVISE_TERMS_WAITING = "timer_reviseTermsWaiting";
  public static final String REMIND_REVISE_TERMS = "sendTask_remindReviseTerms";
  public static final String REMIND_REVISE_TERMS_DONE_END = "endEvent_remindReviseTermsDone";
  public static final String ACCEPT_TERMS_WAITING = "timer_acceptTermsWaiting";
  public static final String REMIND_ACCEPT_TERMS = "sendTask_remindAcceptTerms";
  public static final String REMIND_ACCEPT_TERMS_DONE_END = "endEvent_remindAcceptTermsDone";
  public static final String TERMS_DONE_END = "endEvent_termsDone";
  public static final String FIRST_MEETING = "subProcess_firstMeeting";
  public static final String RECORD_FIRST_MEETING = "userTask_recordFirstMeeting";
  public static final String RECORD_FIRST_MEETING_REPORT = "serviceTask_recordFirstMeetingReport";
  public static final String ACCEPT_OBJECTIVES = "userTask_acceptObjectives";
  public static final String RECORD_OBJECTIVES_REPLY = "serviceTask_recordObjectivesReply";
  public static final String NO_PLAN_END = "endEvent_noPlan";
  public static final String FIRST_MEETING_WAITING = "timer_firstMeetingWaiting";
  public static final String REMIND_FIRST_MEETING = "sendTask_remindFirstMeeting";
  public static final String REMIND_FIRST_MEETING_DONE_END = "endEvent_remindFirstMeetingDone";
  public static final String OBJECTIVES_WAITING = "timer_objectivesWaiting";
  public static final String REMIND_OBJECTIVES = "sendTask_remindObjectives";
  public static final String REMIND_OBJECTIVES_DONE_END = "endEvent_remindObjectivesDone";
  public static final String DRAFT_ACTION_PLAN = "userTask_draftActionPlan";
  public static final String RECORD_DRAFT_PLAN = "serviceTask_recordDraftPlan";
  public static final String ACCEPT_ACTION_PLAN = "userTask_acceptActionPlan";
  public static final String RECORD_PLAN_REPLY = "serviceTask_recordPlanReply";
  public static final String RECORD_ACTION_PLAN = "serviceTask_recordActionPlan";
  public static final String PLAN_AGREED_END = "endEvent_planAgreed";
  public static final String DRAFT_PLAN_WAITING = "timer_draftPlanWaiting";
  public static final String REMIND_DRAFT_PLAN = "sendTask_remindDraftPlan";
  public static final String REMIND_DRAFT_PLAN_DONE_END = "endEvent_remindDraftPlanDone";
  public static final String PLAN_REPLY_WAITING = "timer_planReplyWaiting";
  public static final String REMIND_PLAN_REPLY = "sendTask_remindPlanReply";
  public static final String REMIND_PLAN_REPLY_DONE_END = "endEvent_remindPlanReplyDone";
  public static final String FIRST_MEETING_DONE_END = "endEvent_firstMeetingDone";
  public static final String MID_TERM = "timer_midTerm";
  public static final String MID_TERM_PHASE = "subProcess_midTerm";
  public static final String MID_TERM_AS_MENTEE = "userTask_midTermAsMentee";
  public static final String RECORD_MID_TERM_AS_MENTEE = "serviceTask_recordMidTermAsMentee";
  public static final String MID_TERM_AS_MENTEE_DONE_END = "endEvent_midTermAsMenteeDone";
  public static final String MID_TERM_AS_MENTOR = "userTask_midTermAsMentor";
  public static final String RECORD_MID_TERM_AS_MENTOR = "serviceTask_recordMidTermAsMentor";
  public static final String MID_TERM_AS_MENTOR_DONE_END = "endEvent_midTermAsMentorDone";
  public static final String ENDING_PREPARATION = "timer_endingPreparation";
  public static final String PREPARE_ENDING = "userTask_prepareEnding";
  public static final String RECORD_ENDING_PREPARATION = "serviceTask_recordEndingPreparation";
  public static final String ENDING_PREPARED_END = "endEvent_endingPrepared";
  public static final String ENDING_WAITING = "timer_endingWaiting";
  public static final String REMIND_ENDING = "sendTask_remindEnding";
  public static final String REMIND_ENDING_DONE_END = "endEvent_remindEndingDone";
  public static final String SERVICE_END = "timer_serviceEnd";
  public static final String SERVICE_ENDED_END = "endEvent_serviceEnded";
  public static final String REQUEST = "subProcess_request";
  public static final String OPEN_REQUEST = "serviceTask_openRequest";
  public static final String ANSWER = "subProcess_answer";
  public static final String ANSWER_REQUEST = "userTask_answerRequest";
  public static final String RECORD_ANSWER = "serviceTask_recordAnswer";
  public static final String REQUEST_ANSWERED_END = "endEvent_requestAnswered";
  public static final String ANSWER_REMINDER = "timer_answerReminder";
  public static final String REMIND_ANSWER = "sendTask_remindAnswer";
  public static final String REMIND_ANSWER_DONE_END = "endEvent_remindAnswerDone";
  public static final String ANSWER_LIMIT = "timer_answerLimit";
  public static final String RECORD_LATE_ANSWER = "serviceTask_recordLateAnswer";
  public static final String UNBLOCK_REQUEST = "userTask_unblockRequest";
  public static final String RECORD_UNBLOCKING = "serviceTask_recordUnblocking";
  public static final String REQUEST_TAKEN_OVER_END = "endEvent_requestTakenOver";
  public static final String MENTOR_RECALLED = "timer_mentorRecalled";
  public static final String UNBLOCK_WAITING = "timer_unblockWaiting";
  public static final String REMIND_UNBLOCK = "sendTask_remindUnblock";
  public static final String REMIND_UNBLOCK_DONE_END = "endEvent_remindUnblockDone";
  public static final String CONFIRM_ANSWER = "userTask_confirmAnswer";
  public static final String RECORD_ANSWER_CONFIRMATION = "serviceTask_recordAnswerConfirmation";
  public static final String REQUEST_SETTLED_END = "endEvent_requestSettled";
  public static final String REQUEST_HANDLED_END = "endEvent_requestHandled";
  public static final String CONFIRM_ANSWER_REMINDER = "timer_confirmAnswerReminder";
  public static final String REMIND_CONFIRM_ANSWER = "sendTask_remindConfirmAnswer";
  public static final String REMIND_CONFIRM_ANSWER_DONE_END = "endEvent_remindConfirmAnswerDone";
  public static final String CONFIRM_ANSWER_LIMIT = "timer_confirmAnswerLimit";
  public static final String CLOSE_ANSWER_UNCONFIRMED = "serviceTask_closeAnswerUnconfirmed";
  public static final String ANSWER_UNCONFIRMED_END = "endEvent_answerUnconfirmed";
  public static final String CHECK_IN = "subProcess_checkIn";
  public static final String CHECK_IN_DUE = "startEvent_checkInDue";
  public static final String OPEN_CHECK_IN = "serviceTask_openCheckIn";
  public static final String LOG_CHECK_IN_PHASE = "subProcess_logCheckIn";
  public static final String LOG_CHECK_IN = "userTask_logCheckIn";
  public static final String RECORD_CHECK_IN = "serviceTask_recordCheckIn";
  public static final String CHECK_IN_LOGGED_END = "endEvent_checkInLogged";
  public static final String CHECK_IN_REMINDER_TIMER = "timer_checkInReminder";
  public static final String REMIND_CHECK_IN = "sendTask_remindCheckIn";
  public static final String REMIND_CHECK_IN_DONE_END = "endEvent_remindCheckInDone";
  public static final String CHECK_IN_ASK_MENTEE_TIMER = "timer_checkInAskMentee";
  public static final String CONFIRM_CHECK_IN = "userTask_confirmCheckIn";
  public static final String RECORD_CHECK_IN_BY_MENTEE = "serviceTask_recordCheckInByMentee";
  public static final String CHECK_IN_CONFIRMED_END = "endEvent_checkInConfirmed";
  public static final String CHECK_IN_CLOSED_END = "endEvent_checkInClosed";
  public static final String CHECK_IN_LIMIT_TIMER = "timer_checkInLimit";
  public static final String RECORD_DRIFT = "serviceTask_recordDrift";
  public static final String CHECK_IN_DRIFTED_END = "endEvent_checkInDrifted";
  public static final String TRAINING = "subProcess_training";
  public static final String OPEN_TRAINING_REQUEST = "serviceTask_openTrainingRequest";
  public static final String REVIEW_TRAINING_REQUEST = "userTask_reviewTrainingRequest";
  public static final String RECORD_TRAINING_REVIEW = "serviceTask_recordTrainingReview";
  public static final String TRAINING_REVIEWED_END = "endEvent_trainingReviewed";
  public static final String TRAINING_REVIEW_WAITING = "timer_trainingReviewWaiting";
  public static final String REMIND_TRAINING_REVIEW = "sendTask_remindTrainingReview";
  public static final String REMIND_TRAINING_REVIEW_DONE_END = "endEvent_remindTrainingReviewDone";
  public static final String OPEN_CO_MENTOR_INVITATION = "serviceTask_openCoMentorInvitation";
  public static final String AGREE_CO_MENTOR = "userTask_agreeCoMentor";
  public static final String RECORD_CO_MENTOR_AGREEMENT = "serviceTask_recordCoMentorAgreement";
  public static final String CO_MENTOR_NOT_AGREED_END = "endEvent_coMentorNotAgreed";
  public static final String ACCEPT_CONTRIBUTION = "userTask_acceptContribution";
  public static final String RECORD_CONTRIBUTION_REPLY = "serviceTask_recordContributionReply";
  public static final String CONTRIBUTION_DECLINED_END = "endEvent_contributionDeclined";
  public static final String ADJUST_CONTRIBUTION = "userTask_adjustContribution";
  public static final String RECORD_ADJUSTED_CONTRIBUTION =
      "serviceTask_recordAdjustedContribution";
  public static final String CO_MENTOR_INVITATION_WITHDRAWN_END =
      "endEvent_coMentorInvitationWithdrawn";
  public static final String BEGIN_CO_MENTORSHIP = "serviceTask_beginCoMentorship";
  public static final String CO_MENTORSHIP = "subProcess_coMentorship";
  public static final String END_CO_MENTORSHIP = "serviceTask_endCoMentorship";
  public static final String CO_MENTORSHIP_ENDED_END = "endEvent_coMentorshipEnded";
  public static final String CO_MENTOR_LEFT_EVENT = "message_coMentorLeft";
  public static final String AGREE_CO_MENTOR_REMINDER = "timer_agreeCoMentorReminder";
  public static final String REMIND_AGREE_CO_MENTOR = "sendTask_remindAgreeCoMentor";
  public static final String REMIND_AGREE_CO_MENTOR_DONE_END = "endEvent_remindAgreeCoMentorDone";
  public static final String ACCEPT_CONTRIBUTION_REMINDER = "timer_acceptContributionReminder";
  public static final String REMIND_ACCEPT_CONTRIBUTION = "sendTask_remindAcceptContribution";
  public static final String REMIND_ACCEPT_CONTRIBUTION_DONE_END =
      "endEvent_remindAcceptContributionDone";
  public static final String ADJUST_CONTRIBUTION_REMINDER = "timer_adjustContributionReminder";
  public static final String REMIND_ADJUST_CONTRIBUTION = "sendTask_remindAdjustContribution";
  public static final String REMIND_ADJUST_CONTRIBUTION_DONE_END =
      "endEvent_remindAdjustContributionDone";
  public static final String AGREE_CO_MENTOR_LIMIT = "timer_agreeCoMentorLimit";
  public static final String LAPSE_CO_MENTOR_AGREEMENT = "serviceTask_lapseCoMentorAgreement";
  public static final String CO_MENTOR_AGREEMENT_LAPSED_END = "endEvent_coMentorAgreementLapsed";
  public static final String ACCEPT_CONTRIBUTION_LIMIT = "timer_acceptContributionLimit";
  public static final String ADJUST_CONTRIBUTION_LIMIT = "timer_adjustContributionLimit";
  public static final String LAPSE_CO_MENTOR_INVITATION = "serviceTask_lapseCoMentorInvitation";
  public static final String CO_MENTOR_INVITATION_LAPSED_END = "endEvent_coMentorInvitationLapsed";
  public static final String CO_MENTORSHIP_END = "timer_coMentorshipEnd";
  public static final String REVIEW_CO_MENTORSHIP_END = "serviceTask_reviewCoMentorshipEnd";
  public static final String CO_MENTORSHIP_OVER_END = "endEvent_coMentorshipOver";
  public static final String NO_CO_MENTOR_FOLLOW_UPS_END = "endEvent_noCoMentorFollowUps";
  public static final String PLAN_CO_MENTOR_CHECK_IN = "serviceTask_planCoMentorCheckIn";
  public static final String CO_MENTOR_CHECK_IN_DUE = "timer_coMentorCheckInDue";
  public static final String OPEN_CO_MENTOR_CHECK_IN = "serviceTask_openCoMentorCheckIn";
  public static final String LOG_CO_MENTOR_CHECK_IN = "userTask_logCoMentorCheckIn";
  public static final String RECORD_CO_MENTOR_CHECK_IN = "serviceTask_recordCoMentorCheckIn";
  public static final String CO_MENTOR_CHECK_IN_REMINDER = "timer_coMentorCheckInReminder";
  public static final String REMIND_CO_MENTOR_CHECK_IN = "sendTask_remindCoMentorCheckIn";
  public static final String REMIND_CO_MENTOR_CHECK_IN_DONE_END =
      "endEvent_remindCoMentorCheckInDone";
  public static final String CO_MENTOR_CHECK_IN_LIMIT = "timer_coMentorCheckInLimit";
  public static final String CLOSE_CO_MENTOR_CHECK_IN = "serviceTask_closeCoMentorCheckIn";
  public static final String CO_MENTOR = "subProcess_coMentor";
  public static final String MENTOR_CHANGE = "subProcess_mentorChange";
  public static final String OPEN_MENTOR_CHANGE = "serviceTask_openMentorChange";
  public static final String DECIDE_MENTOR_CHANGE = "userTask_decideMentorChange";
  public static final String RECORD_MENTOR_CHANGE = "serviceTask_recordMentorChange";
  public static final String MENTOR_CHANGE_WAITING = "timer_mentorChangeWaiting";
  public static final String REMIND_MENTOR_CHANGE = "sendTask_remindMentorChange";
  public static final String REMIND_MENTOR_CHANGE_DONE_END = "endEvent_remindMentorChangeDone";
  public static final String MENTOR_KEPT_END = "endEvent_mentorKept";
  public static final String HAND_OVER = "serviceTask_handOver";
  public static final String SETTLING_IN = "subProcess_settlingIn";
  public static final String MENTOR_SETTLED_IN_END = "endEvent_mentorSettledIn";
  public static final String MENTOR_HANDED_OVER_EVENT = "message_mentorHandedOver";
  public static final String HANDED_OVER_AGAIN_END = "endEvent_handedOverAgain";
  public static final String NEW_CONTACT = "subProcess_newContact";
  public static final String CONTACT_NEW_MENTEE = "userTask_contactNewMentee";
  public static final String RECORD_NEW_CONTACT = "serviceTask_recordNewContact";
  public static final String NEW_CONTACT_MADE_END = "endEvent_newContactMade";
  public static final String NEW_CONTACT_DONE_END = "endEvent_newContactDone";
  public static final String NEW_CONTACT_REMINDER = "timer_newContactReminder";
  public static final String REMIND_NEW_CONTACT = "sendTask_remindNewContact";
  public static final String REMIND_NEW_CONTACT_DONE_END = "endEvent_remindNewContactDone";
  public static final String NEW_CONTACT_LIMIT = "timer_newContactLimit";
  public static final String RECORD_LATE_NEW_CONTACT = "serviceTask_recordLateNewContact";
  public static final String RESOLVE_LATE_CONTACT = "userTask_resolveLateContact";
  public static final String RECORD_LATE_CONTACT_NOTE = "serviceTask_recordLateContactNote";
  public static final String NEW_MENTOR_RECALLED = "timer_newMentorRecalled";
  public static final String LATE_CONTACT_WAITING = "timer_lateContactWaiting";
  public static final String REMIND_LATE_CONTACT = "sendTask_remindLateContact";
  public static final String REMIND_LATE_CONTACT_DONE_END = "endEvent_remindLateContactDone";
  public static final String ALLOW_EARLIER_EXCHANGES = "userTask_allowEarlierExchanges";
  public static final String RECORD_EARLIER_EXCHANGES = "serviceTask_recordEarlierExchanges";
  public static final String EARLIER_EXCHANGES_ANSWERED_END = "endEvent_earlierExchangesAnswered";
  public static final String EARLIER_EXCHANGES_REMINDER = "timer_earlierExchangesReminder";
  public static final String REMIND_EARLIER_EXCHANGES = "sendTask_remindEarlierExchanges";
  public static final String REMIND_EARLIER_EXCHANGES_DONE_END =
      "endEvent_remindEarlierExchangesDone";
  public static final String EARLIER_EXCHANGES_LIMIT = "timer_earlierExchangesLimit";
  public static final String CLOSE_EARLIER_EXCHANGES = "serviceTask_closeEarlierExchanges";
  public static final String EARLIER_EXCHANGES_KEPT_END = "endEvent_earlierExchangesKept";
  public static final String PLAN_REVISION = "subProcess_planRevision";
  public static final String OPEN_REVISION = "serviceTask_openRevision";
  public static final String READ_REVISION = "userTask_readRevision";
  public static final String RECORD_REVISION_READING = "serviceTask_recordRevisionReading";
  public static final String READ_REVISION_REMINDER = "timer_readRevisionReminder";
  public static final String REMIND_READ_REVISION = "sendTask_remindReadRevision";
  public static final String REMIND_READ_REVISION_DONE_END = "endEvent_remindReadRevisionDone";
  public static final String READ_REVISION_LIMIT = "timer_readRevisionLimit";
  public static final String RECORD_UNREAD_REVISION = "serviceTask_recordUnreadRevision";
  public static final String UNREAD_REVISION_VALID_END = "endEvent_unreadRevisionValid";
  public static final String ACCEPT_REVISION = "userTask_acceptRevision";
  public static final String RECORD_REVISION_REPLY = "serviceTask_recordRevisionReply";
  public static final String ACCEPT_REVISION_WAITING = "timer_acceptRevisionWaiting";
  public static final String REMIND_ACCEPT_REVISION = "sendTask_remindAcceptRevision";
  public static final String REMIND_ACCEPT_REVISION_DONE_END = "endEvent_remindAcceptRevisionDone";
  public static final String ADJUST_REVISION = "userTask_adjustRevision";
  public static final String RECORD_ADJUSTED_REVISION = "serviceTask_recordAdjustedRevision";
  public static final String REVISION_WITHDRAWN_END = "endEvent_revisionWithdrawn";
  public static final String ADJUST_REVISION_WAITING = "timer_adjustRevisionWaiting";
  public static final String REMIND_ADJUST_REVISION = "sendTask_remindAdjustRevision";
  public static final String REMIND_ADJUST_REVISION_DONE_END = "endEvent_remindAdjustRevisionDone";
  public static final String RECORD_NEW_VERSION = "serviceTask_recordNewVersion";
  public static final String NEW_VERSION_VALID_END = "endEvent_newVersionValid";
  public static final String MID_TERM_REMINDER = "timer_midTermReminder";
  public static final String MID_TERM_LIMIT = "timer_midTermLimit";
  public static final String REMIND_MID_TERM = "sendTask_remindMidTerm";
  public static final String REMIND_MID_TERM_DONE_END = "endEvent_remindMidTermDone";
  public static final String CLOSURE = "subProcess_closure";
  public static final String BEGIN_CLOSURE = "serviceTask_beginClosure";
  public static final String EVALUATIONS = "subProcess_evaluations";
  public static final String EVALUATE_AS_MENTEE = "userTask_evaluateAsMentee";
  public static final String RECORD_MENTEE_EVALUATION = "serviceTask_recordMenteeEvaluation";
  public static final String EVALUATE_AS_MENTEE_DONE_END = "endEvent_evaluateAsMenteeDone";
  public static final String EVALUATE_AS_MENTOR = "userTask_evaluateAsMentor";
  public static final String RECORD_MENTOR_EVALUATION = "serviceTask_recordMentorEvaluation";
  public static final String EVALUATE_AS_MENTOR_DONE_END = "endEvent_evaluateAsMentorDone";
  public static final String SETTLE_REQUESTS = "userTask_settleRequests";
  public static final String RECORD_SETTLEMENT = "serviceTask_recordSettlement";
  public static final String EVALUATIONS_DONE_END = "endEvent_evaluationsDone";
  public static final String REQUESTS_SETTLED_END = "endEvent_requestsSettled";
  public static final String NO_OPEN_REQUEST_END = "endEvent_noOpenRequest";
  public static final String SETTLE_WAITING = "timer_settleWaiting";
  public static final String REMIND_SETTLE = "sendTask_remindSettle";
  public static final String REMIND_SETTLE_DONE_END = "endEvent_remindSettleDone";
  public static final String EVALUATION_REMINDER_TIMER = "timer_evaluationReminder";
  public static final String EVALUATION_LIMIT_TIMER = "timer_evaluationLimit";
  public static final String REMIND_EVALUATIONS = "sendTask_remindEvaluations";
  public static final String REMIND_EVALUATIONS_DONE_END = "endEvent_remindEvaluationsDone";
  public static final String CLOSE_EVALUATIONS_UNANSWERED =
      "serviceTask_closeEvaluationsUnanswered";
  public static final String EVALUATIONS_UNANSWERED_END = "endEvent_evaluationsUnanswered";
  public static final String CLOSURE_LIMIT = "timer_closureLimit";
  public static final String RECORD_LATE_CLOSURE = "serviceTask_recordLateClosure";
  public static final String CLOSURE_LATE_END = "endEvent_closureLate";
  public static final String CLOSE_MENTORSHIP = "serviceTask_closeMentorship";
  public static final String MENTORSHIP_CLOSED_END = "endEvent_mentorshipClosed";
  public static final String CHARTER_BREACH = "subProcess_charterBreach";
  public static final String ENTRUST_WORD = "serviceTask_entrustWord";
  public static final String WORD_ENTRUSTED_END = "endEvent_wordEntrusted";

  public static final String PROJECT_ENDED_IN_MATCHING = "message_projectEndedInMatching";
  public static final String PROJECT_ENDED_IN_FIRST_CONTACT = "message_projectEndedInFirstContact";
  public static final String CLOSE_UNSERVED = "serviceTask_closeUnserved";
  public static final String PROJECT_ENDED_END = "endEvent_projectEnded";
  public static final String PROJECT_ENDED_EVENT = "message_projectEnded";
  public static final String CUT_SERVICE = "serviceTask_cutService";
  public static final String WITHDRAWAL = "subProcess_withdrawal";
  public static final String WITHDRAWN_START = "startEvent_withdrawn";
  public static final String END_WITHDRAWN = "serviceTask_endWithdrawn";
  public static final String ERASE_PERSONAL_DATA = "serviceTask_erasePersonalData";
  public static final String WITHDRAWAL_DONE_END = "endEvent_withdrawalDone";

  public static final String MEETING = "subProcess_meeting";
  public static final String OPEN_MEETING = "serviceTask_openMeeting";
  public static final String MEETING_AWAITED = "gateway_meetingAwaited";
  public static final String MEETING_ENDED = "timer_meetingEnded";
  public static final String RECORD_MEETING = "userTask_recordMeeting";
  public static final String RECORD_MEETING_REPORT = "serviceTask_recordMeetingReport";
  public static final String MEETING_RECORDED_END = "endEvent_meetingRecorded";
  public static final String MEETING_REMINDER = "timer_meetingReminder";
  public static final String REMIND_MEETING = "sendTask_remindMeeting";
  public static final String REMIND_MEETING_DONE_END = "endEvent_remindMeetingDone";
  public static final String MEETING_ASK_MENTEE = "timer_meetingAskMentee";
  public static final String CONFIRM_MEETING = "userTask_confirmMeeting";
  public static final String RECORD_MEETING_BY_MENTEE = "serviceTask_recordMeetingByMentee";
  public static final String CONFIRM_MEETING_REMINDER = "timer_confirmMeetingReminder";
  public static final String REMIND_CONFIRM_MEETING = "sendTask_remindConfirmMeeting";
  public static final String REMIND_CONFIRM_MEETING_DONE_END = "endEvent_remindConfirmMeetingDone";
  public static final String CONFIRM_MEETING_LIMIT = "timer_confirmMeetingLimit";
  public static final String CLOSE_MEETING_UNRECORDED = "serviceTask_closeMeetingUnrecorded";
  public static final String MEETING_UNRECORDED_END = "endEvent_meetingUnrecorded";
  public static final String LOOK_INTO_NO_SHOWS = "userTask_lookIntoNoShows";
  public static final String RECORD_NO_SHOWS_REVIEW = "serviceTask_recordNoShowsReview";
  public static final String NO_SHOWS_REVIEWED_END = "endEvent_noShowsReviewed";
  public static final String NO_SHOWS_WAITING = "timer_noShowsWaiting";
  public static final String REMIND_NO_SHOWS = "sendTask_remindNoShows";
  public static final String REMIND_NO_SHOWS_DONE_END = "endEvent_remindNoShowsDone";
  public static final String MEETING_MOVED_EVENT = "message_meetingMoved";
  public static final String TELL_MOVE = "sendTask_tellMove";
  public static final String MEETING_CANCELLED_EVENT = "message_meetingCancelled";
  public static final String TELL_CANCELLATION = "sendTask_tellCancellation";
  public static final String RESCHEDULE_MEETING = "userTask_rescheduleMeeting";
  public static final String RECORD_NEW_DATE = "serviceTask_recordNewDate";
  public static final String MEETING_RESCHEDULED_END = "endEvent_meetingRescheduled";
  public static final String NEW_DATE_KNOWN_END = "endEvent_newDateKnown";
  public static final String NEW_DATE_SET_EVENT = "message_newDateSet";
  public static final String NEW_DATE_SET_END = "endEvent_newDateSet";
  public static final String RESCHEDULE_REMINDER = "timer_rescheduleReminder";
  public static final String REMIND_RESCHEDULE = "sendTask_remindReschedule";
  public static final String REMIND_RESCHEDULE_DONE_END = "endEvent_remindRescheduleDone";
  public static final String RESCHEDULE_WAITING = "timer_rescheduleWaiting";
  public static final String NUDGE_RESCHEDULE = "sendTask_nudgeReschedule";
  public static final String NUDGE_RESCHEDULE_DONE_END = "endEvent_nudgeRescheduleDone";

  public static final String EARLY_END = "subProcess_earlyEnd";
  public static final String OPEN_EARLY_END = "serviceTask_openEarlyEnd";
  public static final String AGREE_EARLY_END = "userTask_agreeEarlyEnd";
  public static final String RECORD_EARLY_END_REPLY = "serviceTask_recordEarlyEndReply";
  public static final String AGREE_EARLY_END_REMINDER = "timer_agreeEarlyEndReminder";
  public static final String REMIND_AGREE_EARLY_END = "sendTask_remindAgreeEarlyEnd";
  public static final String REMIND_AGREE_EARLY_END_DONE_END = "endEvent_remindAgreeEarlyEndDone";
  public static final String AGREE_EARLY_END_LIMIT = "timer_agreeEarlyEndLimit";
  public static final String RECORD_UNANSWERED_END = "serviceTask_recordUnansweredEnd";
  public static final String DECIDE_EARLY_END = "userTask_decideEarlyEnd";
  public static final String RECORD_EARLY_END_DECISION = "serviceTask_recordEarlyEndDecision";
  public static final String SERVICE_GOES_ON_END = "endEvent_serviceGoesOn";
  public static final String DECIDE_EARLY_END_WAITING = "timer_decideEarlyEndWaiting";
  public static final String REMIND_DECIDE_EARLY_END = "sendTask_remindDecideEarlyEnd";
  public static final String REMIND_DECIDE_EARLY_END_DONE_END = "endEvent_remindDecideEarlyEndDone";
  public static final String SCHEDULE_EARLY_END = "serviceTask_scheduleEarlyEnd";
  public static final String EARLY_END_DAY = "timer_earlyEndDay";
  public static final String END_EARLY = "serviceTask_endEarly";
  public static final String ENDED_EARLY_END = "endEvent_endedEarly";
  public static final String ENDED_EARLY = "escalation_endedEarly";

  public static final String EXTENSION = "subProcess_extension";
  public static final String OPEN_EXTENSION = "serviceTask_openExtension";
  public static final String WEIGH_EXTENSION = "serviceTask_weighExtension";
  public static final String AGREE_EXTENSION = "userTask_agreeExtension";
  public static final String RECORD_EXTENSION_REPLY = "serviceTask_recordExtensionReply";
  public static final String AGREE_EXTENSION_WAITING = "timer_agreeExtensionWaiting";
  public static final String REMIND_AGREE_EXTENSION = "sendTask_remindAgreeExtension";
  public static final String REMIND_AGREE_EXTENSION_DONE_END = "endEvent_remindAgreeExtensionDone";
  public static final String APPROVE_EXTENSION = "userTask_approveExtension";
  public static final String RECORD_EXTENSION_APPROVAL = "serviceTask_recordExtensionApproval";
  public static final String APPROVE_EXTENSION_WAITING = "timer_approveExtensionWaiting";
  public static final String REMIND_APPROVE_EXTENSION = "sendTask_remindApproveExtension";
  public static final String REMIND_APPROVE_EXTENSION_DONE_END =
      "endEvent_remindApproveExtensionDone";
  public static final String EXTEND_SERVICE = "serviceTask_extendService";
  public static final String SERVICE_EXTENDED_END = "endEvent_serviceExtended";
  public static final String EXTENSION_DECLINED_END = "endEvent_extensionDeclined";

  public static final String TELL_ACCOUNT_INVITATION = "sendTask_tellAccountInvitation";
  public static final String TELL_REGISTRATION_RECEIVED = "sendTask_tellRegistrationReceived";
  public static final String TELL_WAITING = "sendTask_tellWaiting";
  public static final String TELL_STILL_WAITING = "sendTask_tellStillWaiting";
  public static final String TELL_ASSIGNMENT = "sendTask_tellAssignment";
  public static final String TELL_FIRST_CONTACT_LATE = "sendTask_tellFirstContactLate";
  public static final String TELL_LATE_DECISION = "sendTask_tellLateDecision";
  public static final String TELL_MENTOR_SEARCH_AGAIN = "sendTask_tellMentorSearchAgain";
  public static final String TELL_LATE_ASSIGNMENT = "sendTask_tellLateAssignment";
  public static final String TELL_REFERRAL = "sendTask_tellReferral";
  public static final String TELL_SERVICE_OPENED = "sendTask_tellServiceOpened";
  public static final String TELL_CONTESTED_CONTACT_SETTLED =
      "sendTask_tellContestedContactSettled";
  public static final String TELL_TERMS_AGREED = "sendTask_tellTermsAgreed";
  public static final String TELL_OBJECTIVES_AGREED = "sendTask_tellObjectivesAgreed";
  public static final String TELL_PLAN_AGREED = "sendTask_tellPlanAgreed";
  public static final String TELL_REQUEST_READ = "sendTask_tellRequestRead";
  public static final String TELL_REQUEST_LATE = "sendTask_tellRequestLate";
  public static final String TELL_THANKS_IN_TIME = "sendTask_tellThanksInTime";
  public static final String TELL_REQUEST_TAKEN_OVER = "sendTask_tellRequestTakenOver";
  public static final String TELL_TRAINING_REVIEWED = "sendTask_tellTrainingReviewed";
  public static final String TELL_MEETING_PLANNED = "sendTask_tellMeetingPlanned";
  public static final String TELL_REVISION_RECORDED = "sendTask_tellRevisionRecorded";
  public static final String TELL_UNREAD_REVISION_RECORDED = "sendTask_tellUnreadRevisionRecorded";
  public static final String TELL_MENTOR_CHANGED = "sendTask_tellMentorChanged";
  public static final String TELL_HAND_OVER = "sendTask_tellHandOver";
  public static final String TELL_MENTOR_KEPT = "sendTask_tellMentorKept";
  public static final String TELL_CO_MENTOR_NOT_AGREED = "sendTask_tellCoMentorNotAgreed";
  public static final String TELL_CONTRIBUTION_DECLINED = "sendTask_tellContributionDeclined";
  public static final String TELL_CO_MENTOR_AGREEMENT_LAPSED =
      "sendTask_tellCoMentorAgreementLapsed";
  public static final String TELL_CO_MENTOR_INVITATION_LAPSED =
      "sendTask_tellCoMentorInvitationLapsed";
  public static final String TELL_CO_MENTORSHIP_BEGAN = "sendTask_tellCoMentorshipBegan";
  public static final String TELL_CO_MENTOR = "sendTask_tellCoMentor";
  public static final String TELL_EARLY_END_SCHEDULED = "sendTask_tellEarlyEndScheduled";
  public static final String TELL_SERVICE_GOES_ON = "sendTask_tellServiceGoesOn";
  public static final String TELL_SERVICE_EXTENDED = "sendTask_tellServiceExtended";
  public static final String TELL_EXTENSION_DECLINED = "sendTask_tellExtensionDeclined";
  public static final String TELL_CLOSED_UNSERVED = "sendTask_tellClosedUnserved";
  public static final String TELL_PROJECT_ENDING = "sendTask_tellProjectEnding";
  public static final String TELL_MENTORSHIP_CLOSED = "sendTask_tellMentorshipClosed";
  public static final String TELL_LATE_CLOSURE = "sendTask_tellLateClosure";
  public static final String TELL_WITHDRAWAL = "sendTask_tellWithdrawal";
  public static final String STILL_WAITING_PHASE = "subProcess_stillWaiting";
  public static final String STILL_WAITING = "startEvent_stillWaiting";
  public static final String STILL_WAITING_TOLD_END = "endEvent_stillWaitingTold";
  public static final String REQUEST_READ_EVENT = "message_requestRead";
  public static final String REQUEST_READ_TOLD_END = "endEvent_requestReadTold";

  /** Somebody may have a place for a person who waits; correlated by the mentorship's reference. */
  public static final Message MENTOR_AVAILABLE = new Message("mentorship.mentorAvailable");

  /** The mentee asks for help; any number at once. */
  public static final Message HELP_REQUESTED = new Message("mentorship.helpRequested");

  /** Who is to answer has read the request; for the one with its id as {@link #SUBJECT}. */
  public static final Message REQUEST_READ = new Message("mentorship.requestRead");

  public static final Message TRAINING_REQUESTED = new Message("mentorship.trainingRequested");

  /** A meeting has its date; any number at once. */
  public static final Message MEETING_PLANNED = new Message("mentorship.meetingPlanned");

  /** A meeting is moved before it begins; for what waits with its id as {@link #SUBJECT}. */
  public static final Message MEETING_MOVED = new Message("mentorship.meetingMoved");

  /** A meeting is cancelled before it begins; for what waits with its id as {@link #SUBJECT}. */
  public static final Message MEETING_CANCELLED = new Message("mentorship.meetingCancelled");

  /** The pair has a new date, for all who wait for one. */
  public static final Message NEW_DATE_SET = new Message("mentorship.newDateSet");

  /** The plan or the objectives are to change; one revision at a time. */
  public static final Message PLAN_REVISION_REQUESTED =
      new Message("mentorship.planRevisionRequested");

  /** Either of the pair confides a word to the coordination, also during the closure. */
  public static final Message CHARTER_BREACH_REPORTED =
      new Message("mentorship.charterBreachReported");

  /** The mentee, the mentor or the coordination wants another mentor; one change at a time. */
  public static final Message MENTOR_CHANGE_REQUESTED =
      new Message("mentorship.mentorChangeRequested");

  /** A mentor took over: an earlier one, who was still arriving, arrives no more. */
  public static final Message MENTOR_HANDED_OVER = new Message("mentorship.mentorHandedOver");

  /** The coordination takes the mentee from a mentor whose first contact is awaited. */
  public static final Message MENTOR_REASSIGNED = new Message("mentorship.mentorReassigned");

  /** Who asked no longer accompanies; told to that one request. */
  public static final Message REQUEST_WITHDRAWN = new Message("mentorship.requestWithdrawn");

  /** Closed by error: a new instance goes on with the mentorship. */
  public static final Message REOPENED = new Message("mentorship.reopened");

  /** The service is to end before its time; one request at a time. */
  public static final Message END_REQUESTED = new Message("mentorship.endRequested");

  /** The project has ended; each phase before the closure is left for its own closing. */
  public static final Message PROJECT_ENDED = new Message("mentorship.projectEnded");

  /** The mentee withdraws, in whatever phase: everything else stops. */
  public static final Message WITHDRAWN = new Message("mentorship.withdrawn");

  /** Somebody else is proposed for a strategy; one invitation at a time. */
  public static final Message CO_MENTOR_INVITED = new Message("mentorship.coMentorInvited");

  /** A co-mentor contributes no more; the mentorship goes on. */
  public static final Message CO_MENTOR_LEFT = new Message("mentorship.coMentorLeft");

  /** The service is to last longer; one request at a time. */
  public static final Message EXTENSION_REQUESTED = new Message("mentorship.extensionRequested");

  /**
   * What a request, a follow-up, a training request or a revision is about: the id of its row, in
   * its own scope.
   */
  static final Variable<Integer> NUMBER = new Variable<>(FormGate.NUMBER, Integer.class);

  static final Variable<Long> SUBJECT = new Variable<>(FormGate.SUBJECT, Long.class);

  static final Variable<Integer> MATCHING_PRIORITY =
      new Variable<>("matchingPriority", Integer.class);
  static final Variable<String> ASSIGNMENT_REMINDER_CYCLE =
      new Variable<>("assignmentReminderCycle", String.class);
  static final Variable<Date> ASSIGNMENT_LIMIT_AT = new Variable<>("assignmentLimitAt", Date.class);
  static final Variable<String> NEW_SEARCH_INTERVAL =
      new Variable<>("newSearchInterval", String.class);
  static final Variable<Boolean> MENTOR_FOUND = new Variable<>("mentorFound", Boolean.class);
  static final Variable<String> ASSIGNMENT_DECISION =
      new Variable<>("assignmentDecision", String.class);
  static final Variable<String> WAITING_DECISION = new Variable<>("waitingDecision", String.class);
  static final Variable<Boolean> MENTOR_ASSIGNED = new Variable<>("mentorAssigned", Boolean.class);
  static final Variable<String> MENTOR = new Variable<>("mentor", String.class);
  static final Variable<Date> FIRST_CONTACT_REMINDER_AT =
      new Variable<>("firstContactReminderAt", Date.class);
  static final Variable<Date> FIRST_CONTACT_LIMIT_AT =
      new Variable<>("firstContactLimitAt", Date.class);
  static final Variable<Integer> REQUEST_PRIORITY =
      new Variable<>("requestPriority", Integer.class);
  static final Variable<String> REQUEST_ASKER = new Variable<>("requestAsker", String.class);
  static final Variable<Boolean> SERVICE_BEGUN = new Variable<>("serviceBegun", Boolean.class);
  static final Variable<String> CONFIRMATION_NEXT =
      new Variable<>("confirmationNext", String.class);
  static final Variable<String> TERMS_NEXT = new Variable<>("termsNext", String.class);
  static final Variable<String> FIRST_MEETING_NEXT =
      new Variable<>("firstMeetingNext", String.class);
  static final Variable<String> YEAR_NEXT = new Variable<>("yearNext", String.class);
  static final Variable<Boolean> CONTACT_MADE = new Variable<>("contactMade", Boolean.class);
  static final Variable<String> DECISION_REMINDER_CYCLE =
      new Variable<>("decisionReminderCycle", String.class);
  static final Variable<Date> DECISION_LIMIT_AT = new Variable<>("decisionLimitAt", Date.class);
  static final Variable<String> LATE_DECISION = new Variable<>("lateDecision", String.class);
  static final Variable<Date> EXTENDED_LIMIT_AT = new Variable<>("extendedLimitAt", Date.class);

  static final Variable<Date> ANSWER_LIMIT_AT = new Variable<>("answerLimitAt", Date.class);
  static final Variable<Date> ANSWER_REMINDER_AT = new Variable<>("answerReminderAt", Date.class);
  static final Variable<String> ANSWERED_BY = new Variable<>("answeredBy", String.class);
  static final Variable<Boolean> ANSWERED_IN_TIME = new Variable<>("answeredInTime", Boolean.class);
  static final Variable<Boolean> WAITING_ANNOUNCED =
      new Variable<>("waitingAnnounced", Boolean.class);
  static final Variable<String> TRAINING_ASKER = new Variable<>("trainingAsker", String.class);
  static final Variable<String> MENTOR_CHANGE_ASKER =
      new Variable<>("mentorChangeAsker", String.class);
  static final Variable<String> FORMER_MENTOR = new Variable<>("formerMentor", String.class);
  static final Variable<Boolean> ANSWERED = new Variable<>("answered", Boolean.class);
  static final Variable<Boolean> CALL_TO_COME = new Variable<>("callToCome", Boolean.class);
  static final Variable<String> CHECK_IN_ASK_MENTEE =
      new Variable<>("checkInAskMentee", String.class);
  static final Variable<Date> CHECK_IN_BY = new Variable<>("checkInBy", Date.class);
  static final Variable<Date> CHECK_IN_CLOSES_AT = new Variable<>("checkInClosesAt", Date.class);
  static final Variable<String> CHECK_IN_CYCLE = new Variable<>("checkInCycle", String.class);
  static final Variable<String> CHECK_IN_LIMIT = new Variable<>("checkInLimit", String.class);
  static final Variable<String> CHECK_IN_REMINDER = new Variable<>("checkInReminder", String.class);
  static final Variable<Date> CLOSURE_LIMIT_AT = new Variable<>("closureLimitAt", Date.class);
  static final Variable<Date> CONFIRM_ANSWER_BY = new Variable<>("confirmAnswerBy", Date.class);
  static final Variable<Date> CONFIRM_FIRST_CONTACT_BY =
      new Variable<>("confirmFirstContactBy", Date.class);
  static final Variable<String> CONFIRM_LIMIT = new Variable<>("confirmLimit", String.class);
  static final Variable<String> CONFIRM_REMINDER = new Variable<>("confirmReminder", String.class);
  static final Variable<Date> CONTESTED_CONTACT_BY =
      new Variable<>("contestedContactBy", Date.class);
  static final Variable<String> COORDINATION_REMINDER_CYCLE =
      new Variable<>("coordinationReminderCycle", String.class);
  static final Variable<Date> ENDING_PREPARATION_AT =
      new Variable<>("endingPreparationAt", Date.class);
  static final Variable<Date> EVALUATION_BY = new Variable<>("evaluationBy", Date.class);
  static final Variable<String> EVALUATION_LIMIT = new Variable<>("evaluationLimit", String.class);
  static final Variable<String> EVALUATION_REMINDER =
      new Variable<>("evaluationReminder", String.class);
  static final Variable<Boolean> FIRST_CONTACT_CONFIRMED =
      new Variable<>("firstContactConfirmed", Boolean.class);
  static final Variable<Date> FIRST_MEETING_BY = new Variable<>("firstMeetingBy", Date.class);
  static final Variable<String> MENTEE = new Variable<>("mentee", String.class);
  static final Variable<Date> MENTOR_RECALLED_UNTIL =
      new Variable<>("mentorRecalledUntil", Date.class);
  static final Variable<Date> MID_TERM_AT = new Variable<>("midTermAt", Date.class);
  static final Variable<Boolean> OBJECTIVES_ACCEPTED =
      new Variable<>("objectivesAccepted", Boolean.class);
  static final Variable<Boolean> OPEN_REQUESTS = new Variable<>("openRequests", Boolean.class);
  static final Variable<String> PAIR_REMINDER_CYCLE =
      new Variable<>("pairReminderCycle", String.class);
  static final Variable<Boolean> PLAN_ACCEPTED = new Variable<>("planAccepted", Boolean.class);
  static final Variable<Boolean> PLAN_NEEDED = new Variable<>("planNeeded", Boolean.class);
  static final Variable<Date> SERVICE_END_AT = new Variable<>("serviceEndAt", Date.class);
  static final Variable<Date> SETTLE_BY = new Variable<>("settleBy", Date.class);
  static final Variable<Boolean> TERMS_ACCEPTED = new Variable<>("termsAccepted", Boolean.class);
  static final Variable<Date> TERMS_BY = new Variable<>("termsBy", Date.class);
  static final Variable<Date> TRAINING_REVIEW_BY = new Variable<>("trainingReviewBy", Date.class);
  static final Variable<Date> UNBLOCK_BY = new Variable<>("unblockBy", Date.class);
  static final Variable<String> UNBLOCKING = new Variable<>("unblocking", String.class);

  static final Variable<Date> MEETING_ASKED_BY = new Variable<>("meetingAskedBy", Date.class);
  static final Variable<Date> MEETING_BY = new Variable<>("meetingBy", Date.class);
  static final Variable<Date> MEETING_ENDS_AT = new Variable<>("meetingEndsAt", Date.class);
  static final Variable<Boolean> NEW_DATE_KNOWN = new Variable<>("newDateKnown", Boolean.class);
  static final Variable<Boolean> NO_SHOWS_REPEATED =
      new Variable<>("noShowsRepeated", Boolean.class);
  static final Variable<Date> NO_SHOWS_BY = new Variable<>("noShowsBy", Date.class);
  static final Variable<Date> RESCHEDULE_BY = new Variable<>("rescheduleBy", Date.class);
  static final Variable<String> RESCHEDULE_OWNER = new Variable<>("rescheduleOwner", String.class);
  static final Variable<Boolean> MENTEE_DECIDES = new Variable<>("menteeDecides", Boolean.class);
  static final Variable<String> REVISION_ADJUSTMENT =
      new Variable<>("revisionAdjustment", String.class);
  static final Variable<Boolean> REVISION_AGREED = new Variable<>("revisionAgreed", Boolean.class);
  static final Variable<Date> REVISION_BY = new Variable<>("revisionBy", Date.class);
  static final Variable<String> REVISION_OTHER = new Variable<>("revisionOther", String.class);
  static final Variable<String> REVISION_PROPOSER =
      new Variable<>("revisionProposer", String.class);
  static final Variable<String> REVISION_REMINDER =
      new Variable<>("revisionReminder", String.class);

  static final Variable<String> ANSWERER = new Variable<>("answerer", String.class);
  static final Variable<String> INVITED_CO_MENTOR = new Variable<>("coMentor", String.class);
  static final Variable<Boolean> CO_MENTOR_AGREED = new Variable<>("coMentorAgreed", Boolean.class);
  static final Variable<Date> CO_MENTOR_BY = new Variable<>("coMentorBy", Date.class);
  static final Variable<Date> CO_MENTOR_CHECK_IN_AT =
      new Variable<>("coMentorCheckInAt", Date.class);
  static final Variable<Date> CO_MENTOR_CHECK_IN_BY =
      new Variable<>("coMentorCheckInBy", Date.class);
  static final Variable<Boolean> CO_MENTOR_FOLLOW_UPS =
      new Variable<>("coMentorFollowUps", Boolean.class);
  static final Variable<String> CO_MENTOR_INVITER = new Variable<>("coMentorInviter", String.class);
  static final Variable<String> CO_MENTOR_OTHER = new Variable<>("coMentorOther", String.class);
  static final Variable<Date> CO_MENTORSHIP_ENDS_AT =
      new Variable<>("coMentorshipEndsAt", Date.class);
  static final Variable<Boolean> CO_MENTORSHIP_PROLONGED =
      new Variable<>("coMentorshipProlonged", Boolean.class);
  static final Variable<String> CONTRIBUTION_ADJUSTMENT =
      new Variable<>("contributionAdjustment", String.class);
  static final Variable<String> CONTRIBUTION_REPLY =
      new Variable<>("contributionReply", String.class);

  static final Variable<Date> EARLIER_EXCHANGES_BY =
      new Variable<>("earlierExchangesBy", Date.class);
  static final Variable<Date> LATE_CONTACT_BY = new Variable<>("lateContactBy", Date.class);
  static final Variable<Date> MENTOR_CHANGE_BY = new Variable<>("mentorChangeBy", Date.class);
  static final Variable<Boolean> MENTOR_CHANGED = new Variable<>("mentorChanged", Boolean.class);
  static final Variable<Date> NEW_CONTACT_LIMIT_AT =
      new Variable<>("newContactLimitAt", Date.class);
  static final Variable<Date> NEW_CONTACT_REMINDER_AT =
      new Variable<>("newContactReminderAt", Date.class);
  static final Variable<Date> NEW_MENTOR_RECALLED_UNTIL =
      new Variable<>("newMentorRecalledUntil", Date.class);
  static final Variable<Date> EARLY_END_AT = new Variable<>("earlyEndAt", Date.class);
  static final Variable<Boolean> EARLY_END_AGREED = new Variable<>("earlyEndAgreed", Boolean.class);
  static final Variable<Date> EARLY_END_BY = new Variable<>("earlyEndBy", Date.class);
  static final Variable<String> EARLY_END_DECISION =
      new Variable<>("earlyEndDecision", String.class);
  static final Variable<Date> EARLY_END_DECISION_BY =
      new Variable<>("earlyEndDecisionBy", Date.class);
  static final Variable<String> EARLY_END_OTHER = new Variable<>("earlyEndOther", String.class);
  static final Variable<Date> EXTENSION_BY = new Variable<>("extensionBy", Date.class);
  static final Variable<Boolean> EXTENSION_GRANTED =
      new Variable<>("extensionGranted", Boolean.class);
  static final Variable<String> EXTENSION_NEXT = new Variable<>("extensionNext", String.class);
  static final Variable<String> EXTENSION_OTHER = new Variable<>("extensionOther", String.class);
  static final Variable<Boolean> END_BY_COORDINATION =
      new Variable<>("endByCoordination", Boolean.class);

  /** A message that the model waits for. */
  public record Message(String name) {}

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  MentorshipProcess(
      RuntimeService runtime,
      TaskService tasks,
      Unrestricted unrestricted,
      WithoutForm withoutForm) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  /** The references of all who wait in the queue for a mentor. */
  List<String> waiting() {
    return unrestricted.call(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .activityIdIn(RESOLVE_WAITING)
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .toList());
  }

  /** Wakes one who waits; nothing happens if that person waits no longer. */
  void mentorAvailable(String reference) {
    // To all, of whom there is one at most: unlike a single correlation this does not fail when
    // somebody else has just ended the wait.
    unrestricted.run(
        () ->
            runtime
                .createMessageCorrelation(MENTOR_AVAILABLE.name())
                .processInstanceBusinessKey(reference)
                .correlateAll());
  }

  /**
   * Whether this mentorship waits for the message: one that has ended, or stands still, waits for
   * none.
   */
  boolean listens(Message message, String reference) {
    return unrestricted.call(
        () ->
            runtime
                    .createExecutionQuery()
                    .processDefinitionKey(KEY)
                    .processInstanceBusinessKey(reference)
                    .messageEventSubscriptionName(message.name())
                    .active()
                    .count()
                > 0);
  }

  /** The process instance of this mentorship, standing still or not; empty once it has ended. */
  Optional<String> instance(String reference) {
    return unrestricted.call(
        () ->
            Optional.ofNullable(
                    runtime
                        .createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(reference)
                        .singleResult())
                .map(ProcessInstance::getId));
  }

  /**
   * Goes on with a mentorship whose instance has ended, in a new one of the newest model with the
   * same reference.
   */
  void reopen(String reference) {
    withoutForm.run(
        () ->
            runtime
                .createMessageCorrelation(REOPENED.name())
                .processInstanceBusinessKey(reference)
                .correlateStartMessage());
  }

  /** Starts what the message is for, beside everything else that runs. */
  void tell(Message message, String reference, long subject) {
    unrestricted.run(
        () ->
            runtime
                .createMessageCorrelation(message.name())
                .processInstanceBusinessKey(reference)
                .setVariableToTriggeredScope(SUBJECT.name(), subject)
                .correlate());
  }

  /**
   * Whoever waits for an answer hears that the request was read.
   *
   * @param request the request's id
   * @return whether its answer is still awaited: not, while the mentorship stands still
   */
  boolean requestRead(String reference, long request) {
    return listens(REQUEST_READ, reference) && tellTheOne(REQUEST_READ, reference, request);
  }

  /**
   * Tells the one that is about this subject.
   *
   * @return whether it waits for this
   */
  boolean tellTheOne(Message message, String reference, long subject) {
    return unrestricted.call(
        () -> {
          List<Execution> about =
              waiting(message, reference).filter(waiting -> isAbout(waiting, subject)).toList();
          about.forEach(waiting -> runtime.messageEventReceived(message.name(), waiting.getId()));
          return !about.isEmpty();
        });
  }

  /**
   * Tells all who wait for this, if any does.
   *
   * @param teller the subject of the one that tells it, and waits no longer; or null
   */
  void tellAll(Message message, String reference, Long teller) {
    unrestricted.run(
        () ->
            waiting(message, reference)
                .filter(waiting -> teller == null || !isAbout(waiting, teller))
                .forEach(waiting -> runtime.messageEventReceived(message.name(), waiting.getId())));
  }

  /**
   * Everything that waits for the former mentor waits for the next one from now on, due when it
   * was: tasks, and turns that are still to come.
   */
  void entrust(DelegateExecution execution, String former, String next) {
    String instance = execution.getProcessInstanceId();
    MENTOR.set(execution, next);
    for (Variable<String> turn :
        List.of(
            RESCHEDULE_OWNER,
            REVISION_OTHER,
            REVISION_PROPOSER,
            ANSWERER,
            CO_MENTOR_INVITER,
            CO_MENTOR_OTHER)) {
      runtime
          .createVariableInstanceQuery()
          .processInstanceIdIn(instance)
          .variableName(turn.name())
          .list()
          .stream()
          .filter(named -> former.equals(named.getValue()))
          .forEach(named -> runtime.setVariableLocal(named.getExecutionId(), turn.name(), next));
    }
    tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .taskAssignee(former)
        .list()
        .forEach(task -> tasks.setAssignee(task.getId(), next));
  }

  private Stream<Execution> waiting(Message message, String reference) {
    return runtime
        .createExecutionQuery()
        .processDefinitionKey(KEY)
        .processInstanceBusinessKey(reference)
        .messageEventSubscriptionName(message.name())
        .list()
        .stream();
  }

  private boolean isAbout(Execution waiting, long subject) {
    return Objects.equals(runtime.getVariable(waiting.getId(), SUBJECT.name()), subject);
  }
}
