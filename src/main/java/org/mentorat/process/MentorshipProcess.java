package org.mentorat.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
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
  public static final String REMIND_COORDINATION = "serviceTask_remindCoordination";
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
  public static final String REMIND_MENTOR = "serviceTask_remindMentor";
  public static final String MENTOR_REMINDED = "endEvent_mentorReminded";
  public static final String RECORD_LATE_FIRST_CONTACT = "serviceTask_recordLateFirstContact";
  public static final String DECIDE_LATE_FIRST_CONTACT = "userTask_decideLateFirstContact";
  public static final String RECORD_LATE_DECISION = "serviceTask_recordLateDecision";
  public static final String EXTENDED_LIMIT = "timer_extendedLimit";
  public static final String LATE_DECISION_REMINDER = "timer_lateDecisionReminder";
  public static final String LATE_DECISION_LIMIT = "timer_lateDecisionLimit";
  public static final String REMIND_DECISION = "serviceTask_remindDecision";
  public static final String DECISION_REMINDED = "endEvent_decisionReminded";
  public static final String ALERT_PROJECT_LEAD = "serviceTask_alertProjectLead";
  public static final String PROJECT_LEAD_ALERTED = "endEvent_projectLeadAlerted";
  public static final String MENTOR_REPLACED = "endEvent_mentorReplaced";

  public static final String RELEASE_MENTOR = "serviceTask_releaseMentor";
  public static final String RECORD_FIRST_CONTACT = "serviceTask_recordFirstContact";
  public static final String SERVICE_OPENED = "endEvent_serviceOpened";

  /** Somebody may have a place for a person who waits; correlated by the mentorship's reference. */
  public static final Message MENTOR_AVAILABLE = new Message("mentorship.mentorAvailable");

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
  static final Variable<Boolean> CONTACT_MADE = new Variable<>("contactMade", Boolean.class);
  static final Variable<String> DECISION_REMINDER_CYCLE =
      new Variable<>("decisionReminderCycle", String.class);
  static final Variable<Date> DECISION_LIMIT_AT = new Variable<>("decisionLimitAt", Date.class);
  static final Variable<String> LATE_DECISION = new Variable<>("lateDecision", String.class);
  static final Variable<Date> EXTENDED_LIMIT_AT = new Variable<>("extendedLimitAt", Date.class);

  /** A message that the model waits for. */
  public record Message(String name) {}

  private final RuntimeService runtime;
  private final Unrestricted unrestricted;

  MentorshipProcess(RuntimeService runtime, Unrestricted unrestricted) {
    this.runtime = runtime;
    this.unrestricted = unrestricted;
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
    unrestricted.run(
        () -> {
          Execution waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(KEY)
                  .processInstanceBusinessKey(reference)
                  .messageEventSubscriptionName(MENTOR_AVAILABLE.name())
                  .singleResult();
          if (waiting != null) {
            runtime.messageEventReceived(MENTOR_AVAILABLE.name(), waiting.getId());
          }
        });
  }
}
