package org.mentorat.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/confidentialWord.bpmn}: a word in confidence (R61), apart from the
 * mentorship it comes from. Whoever may look at mentorships sees none of it, and it outlives them.
 */
@Component
public class ConfidentialWordProcess {

  public static final String KEY = "confidentialWord";

  public static final String WORD_ENTRUSTED = "startEvent_wordEntrusted";
  public static final String RECEIVE_WORD = "serviceTask_receiveWord";
  public static final String NAME_CONFIDANTS = "userTask_nameConfidants";
  public static final String RECORD_CONFIDANTS = "serviceTask_recordConfidants";
  public static final String ACKNOWLEDGE_BREACH = "userTask_acknowledgeBreach";
  public static final String RECORD_ACKNOWLEDGEMENT = "serviceTask_recordAcknowledgement";
  public static final String HANDLE_BREACH = "userTask_handleBreach";
  public static final String RECORD_BREACH_OUTCOME = "serviceTask_recordBreachOutcome";
  public static final String READ_BREACH_ANSWER = "userTask_readBreachAnswer";
  public static final String RECORD_BREACH_ANSWER_READ = "serviceTask_recordBreachAnswerRead";
  public static final String BREACH_ANSWER_READ_END = "endEvent_breachAnswerRead";
  public static final String CONFIDANTS_MISSING = "timer_confidantsMissing";
  public static final String REMIND_CONFIDANTS = "sendTask_remindConfidants";
  public static final String REMIND_CONFIDANTS_DONE_END = "endEvent_remindConfidantsDone";
  public static final String BREACH_UNACKNOWLEDGED = "timer_breachUnacknowledged";
  public static final String REMIND_ACKNOWLEDGEMENT = "sendTask_remindAcknowledgement";
  public static final String REMIND_ACKNOWLEDGEMENT_DONE_END = "endEvent_remindAcknowledgementDone";
  public static final String BREACH_WAITING = "timer_breachWaiting";
  public static final String REMIND_BREACH = "sendTask_remindBreach";
  public static final String REMIND_BREACH_DONE_END = "endEvent_remindBreachDone";
  public static final String BREACH_ANSWER_REMINDER = "timer_breachAnswerReminder";
  public static final String BREACH_ANSWER_LIMIT = "timer_breachAnswerLimit";
  public static final String CLOSE_BREACH_ANSWER = "serviceTask_closeBreachAnswer";
  public static final String BREACH_ANSWER_UNREAD_END = "endEvent_breachAnswerUnread";
  public static final String REMIND_BREACH_ANSWER = "sendTask_remindBreachAnswer";
  public static final String REMIND_BREACH_ANSWER_DONE_END = "endEvent_remindBreachAnswerDone";

  /** The accounts that have the word, separated by commas. */
  static final Variable<String> CONFIDANTS = new Variable<>("confidants", String.class);

  static final Variable<Boolean> CONFIDANTS_NAMED =
      new Variable<>("confidantsNamed", Boolean.class);
  static final Variable<String> REPORTER = new Variable<>("reporter", String.class);
  static final Variable<Integer> WORD_PRIORITY = new Variable<>("wordPriority", Integer.class);
  static final Variable<String> WORD_REMINDER_CYCLE =
      new Variable<>("wordReminderCycle", String.class);
  static final Variable<Date> ACKNOWLEDGE_BY = new Variable<>("acknowledgeBy", Date.class);
  static final Variable<Date> HANDLE_BY = new Variable<>("handleBy", Date.class);
  static final Variable<String> HANDLE_REMINDER_CYCLE =
      new Variable<>("handleReminderCycle", String.class);
  static final Variable<Date> ANSWER_REMINDER_AT = new Variable<>("answerReminderAt", Date.class);
  static final Variable<Date> ANSWER_CLOSES_AT = new Variable<>("answerClosesAt", Date.class);

  private final RuntimeService runtime;
  private final ManagementService management;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  ConfidentialWordProcess(
      RuntimeService runtime,
      ManagementService management,
      Unrestricted unrestricted,
      WithoutForm withoutForm) {
    this.runtime = runtime;
    this.management = management;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  /** Nobody is left to read the answers to what this account wrote: their time is over at once. */
  void endAnswers(String reporter, Date now) {
    unrestricted.run(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .variableValueEquals(REPORTER.name(), reporter)
                .list()
                .stream()
                .flatMap(
                    word ->
                        management
                            .createJobQuery()
                            .processInstanceId(word.getId())
                            .activityId(BREACH_ANSWER_LIMIT)
                            .list()
                            .stream())
                .forEach(limit -> management.setJobDuedate(limit.getId(), now)));
  }

  /** Hands a word on, in nobody's name: the history must not say who wrote it. */
  void start(String reference, long word) {
    unrestricted.run(
        () ->
            withoutForm.run(
                () ->
                    runtime
                        .createProcessInstanceByKey(KEY)
                        .businessKey(reference)
                        .setVariable(MentorshipProcess.SUBJECT.name(), word)
                        .execute()));
  }
}
