package org.mentorat.process;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.process.MentorshipProcess.Message;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/agreementChange.bpmn}: a new version of a document that people sign (R12,
 * R63), from its publication until everybody whom it concerns has accepted it, or the coordination
 * has settled it with those who have not. Its business key is the version's code, {@code
 * entente-2}.
 */
@Component
public class AgreementChangeProcess {

  public static final String KEY = "agreementChange";

  public static final String VERSION_PUBLISHED = "startEvent_versionPublished";
  public static final String READ_PUBLICATION = "serviceTask_readPublication";
  public static final String IN_FORCE = "timer_inForce";
  public static final String ACCEPTANCE_OVERDUE_START = "startEvent_acceptanceOverdue";
  public static final String LIST_CONCERNED = "serviceTask_listConcerned";
  public static final String CHANGE_SUPERSEDED_END = "endEvent_changeSuperseded";
  public static final String START_ACCEPTANCES = "serviceTask_startAcceptances";
  public static final String COUNT_ACCEPTANCES = "serviceTask_countAcceptances";
  public static final String ALL_ACCEPTED_END = "endEvent_allAccepted";
  public static final String ANSWERS_AWAITED = "gateway_answersAwaited";
  public static final String CHECK_ACCEPTANCES = "timer_checkAcceptances";
  public static final String ACCEPTANCES_SETTLED_EVENT = "message_acceptancesSettled";
  public static final String FOLLOW_UP_ACCEPTANCES = "userTask_followUpAcceptances";
  public static final String RECORD_FOLLOW_UP = "serviceTask_recordFollowUp";
  public static final String FOLLOWED_UP_END = "endEvent_followedUp";
  public static final String FOLLOW_UP_WAITING = "timer_followUpWaiting";
  public static final String REMIND_FOLLOW_UP = "sendTask_remindFollowUp";
  public static final String REMIND_FOLLOW_UP_DONE_END = "endEvent_remindFollowUpDone";
  public static final String FOLLOW_UP_SETTLED = "message_followUpSettled";

  /** Nobody is left who has to accept this version. */
  public static final Message SETTLED = new Message("agreementChange.settled");

  /** Somebody who was asked later has not accepted in time, and nothing looks after it any more. */
  public static final Message OVERDUE = new Message("agreementChange.acceptanceOverdue");

  static final Variable<Date> IN_FORCE_AT = new Variable<>("inForceAt", Date.class);
  static final Variable<Boolean> STILL_IN_FORCE = new Variable<>("stillInForce", Boolean.class);
  static final Variable<Boolean> ALL_STARTED = new Variable<>("allStarted", Boolean.class);

  /** {@code DONE}, {@code WAITING} or {@code OVERDUE}. */
  static final Variable<String> ACCEPTANCES = new Variable<>("acceptances", String.class);

  static final Variable<Date> CHECK_ACCEPTANCES_AT =
      new Variable<>("checkAcceptancesAt", Date.class);
  static final Variable<Date> FOLLOW_UP_BY = new Variable<>("followUpBy", Date.class);
  static final Variable<String> FOLLOW_UP_CYCLE = new Variable<>("followUpCycle", String.class);
  static final Variable<String> FOLLOW_UP_DECISION =
      new Variable<>("followUpDecision", String.class);

  private final RuntimeService runtime;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  AgreementChangeProcess(
      RuntimeService runtime, Unrestricted unrestricted, WithoutForm withoutForm) {
    this.runtime = runtime;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  /** A version was published. */
  void start(String code) {
    withoutForm.run(() -> runtime.createProcessInstanceByKey(KEY).businessKey(code).execute());
  }

  /** Nobody has to accept this version any more: whoever waits for that, looks. */
  void settled(String code) {
    unrestricted.run(
        () -> {
          Execution waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(KEY)
                  .processInstanceBusinessKey(code)
                  .messageEventSubscriptionName(SETTLED.name())
                  .singleResult();
          if (waiting != null) {
            runtime.messageEventReceived(SETTLED.name(), waiting.getId());
          }
        });
  }

  /** Somebody has not accepted in time: unless this version is looked after, it is again. */
  void overdue(String code) {
    unrestricted.run(
        () -> {
          if (runtime
                  .createProcessInstanceQuery()
                  .processDefinitionKey(KEY)
                  .processInstanceBusinessKey(code)
                  .count()
              == 0) {
            withoutForm.run(() -> runtime.startProcessInstanceByMessage(OVERDUE.name(), code));
          }
        });
  }
}
