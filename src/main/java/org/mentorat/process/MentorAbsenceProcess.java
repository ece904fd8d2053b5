package org.mentorat.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.process.MentorshipProcess.Message;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/mentorAbsence.bpmn}: one process for each absence or departure of a
 * mentor, from its announcement to its end; its business key is the absence's reference.
 */
@Component
public class MentorAbsenceProcess {

  public static final String KEY = "mentorAbsence";

  public static final String ABSENCE_ANNOUNCED = "startEvent_absenceAnnounced";
  public static final String READ_ABSENCE = "serviceTask_readAbsence";
  public static final String SUBSTITUTION_PHASE = "subProcess_substitution";
  public static final String ASK_FOR_SUBSTITUTE = "serviceTask_askForSubstitute";
  public static final String NAME_SUBSTITUTE = "userTask_nameSubstitute";
  public static final String RECORD_SUBSTITUTE = "serviceTask_recordSubstitute";
  public static final String TELL_SUBSTITUTE = "sendTask_tellSubstitute";
  public static final String SUBSTITUTE_GONE_EVENT = "message_substituteGone";
  public static final String SUBSTITUTE_WAITING = "timer_substituteWaiting";
  public static final String REMIND_SUBSTITUTE = "sendTask_remindSubstitute";
  public static final String REMIND_SUBSTITUTE_DONE_END = "endEvent_remindSubstituteDone";
  public static final String ABSENCE_BEGINS = "timer_absenceBegins";
  public static final String BEGIN_ABSENCE = "serviceTask_beginAbsence";
  public static final String ABSENCE_BEGUN_END = "endEvent_absenceBegun";
  public static final String ABSENCE_OVER = "timer_absenceOver";
  public static final String BACK_EARLIER_EVENT = "message_backEarlier";
  public static final String HANDING_OVER = "subProcess_handingOver";
  public static final String OPEN_HAND_OVERS = "serviceTask_openHandOvers";
  public static final String CHECK_HAND_OVERS = "timer_checkHandOvers";
  public static final String ALL_HANDED_OVER_END = "endEvent_allHandedOver";
  public static final String HAND_OVER_LIMIT = "timer_handOverLimit";
  public static final String ESCALATE_HAND_OVERS = "serviceTask_escalateHandOvers";
  public static final String LOOK_INTO_HAND_OVERS = "userTask_lookIntoHandOvers";
  public static final String RECORD_HAND_OVER_NOTE = "serviceTask_recordHandOverNote";
  public static final String HAND_OVERS_RECALLED = "timer_handOversRecalled";
  public static final String HAND_OVERS_WAITING = "timer_handOversWaiting";
  public static final String REMIND_HAND_OVERS = "sendTask_remindHandOvers";
  public static final String REMIND_HAND_OVERS_DONE_END = "endEvent_remindHandOversDone";
  public static final String STAYS_EVENT = "message_stays";
  public static final String RETURN_AWAITED = "gateway_returnAwaited";
  public static final String LAST_DAY_OVER = "timer_lastDayOver";
  public static final String BACK_AFTER_HAND_OVER_EVENT = "message_backAfterHandOver";
  public static final String END_ABSENCE = "serviceTask_endAbsence";
  public static final String MENTOR_BACK_END = "endEvent_mentorBack";
  public static final String MENTOR_LEFT_END = "endEvent_mentorLeft";

  /** The mentor is back before the time announced, or stays after all. */
  public static final Message RETURNED = new Message("mentorAbsence.returned");

  /** Who was to answer, or answers, will be away too. */
  public static final Message SUBSTITUTE_GONE = new Message("mentorAbsence.substituteGone");

  static final Variable<Boolean> SUBSTITUTION = new Variable<>("substitution", Boolean.class);
  static final Variable<Date> ABSENCE_STARTS_AT = new Variable<>("absenceStartsAt", Date.class);
  static final Variable<Date> ABSENCE_ENDS_AT = new Variable<>("absenceEndsAt", Date.class);
  static final Variable<String> ABSENCE_REMINDER_CYCLE =
      new Variable<>("absenceReminderCycle", String.class);
  static final Variable<String> SUBSTITUTE = new Variable<>("substitute", String.class);
  static final Variable<Date> SUBSTITUTE_BY = new Variable<>("substituteBy", Date.class);
  static final Variable<Boolean> HAND_OVERS_LEFT = new Variable<>("handOversLeft", Boolean.class);
  static final Variable<Date> HAND_OVER_BY = new Variable<>("handOverBy", Date.class);
  static final Variable<Date> HAND_OVER_RECALLED_UNTIL =
      new Variable<>("handOverRecalledUntil", Date.class);
  static final Variable<Boolean> MENTOR_LEFT = new Variable<>("mentorLeft", Boolean.class);

  private final RuntimeService runtime;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  MentorAbsenceProcess(RuntimeService runtime, Unrestricted unrestricted, WithoutForm withoutForm) {
    this.runtime = runtime;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  void start(MentorAbsence absence) {
    unrestricted.run(
        () ->
            withoutForm.run(
                () ->
                    runtime
                        .createProcessInstanceByKey(KEY)
                        .businessKey(absence.reference())
                        .execute()));
  }

  /**
   * The mentor is back, or stays.
   *
   * @return whether the process waits for it: at the very end it does not any more
   */
  boolean comeBack(String reference) {
    return tell(RETURNED, reference);
  }

  /** Who answers will be away too; nothing happens where somebody is sought already. */
  void substituteGone(String reference) {
    tell(SUBSTITUTE_GONE, reference);
  }

  private boolean tell(Message message, String reference) {
    return unrestricted.call(
        () -> {
          List<Execution> waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(KEY)
                  .processInstanceBusinessKey(reference)
                  .messageEventSubscriptionName(message.name())
                  .list();
          waiting.forEach(
              execution -> runtime.messageEventReceived(message.name(), execution.getId()));
          return !waiting.isEmpty();
        });
  }
}
