package org.mentorat.process;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.AcceptanceEnd;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/agreementAcceptance.bpmn}: one person is asked to accept one version of a
 * document (R12, R63). A process of its own: it holds no mentorship up, a suspended one does not
 * hold it up, and it is asked once of whoever has several. Its business key is {@code
 * entente-2/p-…}.
 */
@Component
public class AgreementAcceptanceProcess {

  public static final String KEY = "agreementAcceptance";

  public static final String ACCEPTANCE_ASKED = "startEvent_acceptanceAsked";
  public static final String OPEN_ACCEPTANCE = "serviceTask_openAcceptance";
  public static final String ACCEPT_AGREEMENT = "userTask_acceptAgreement";
  public static final String RECORD_AGREEMENT_REPLY = "serviceTask_recordAgreementReply";
  public static final String AGREEMENT_ACCEPTED_END = "endEvent_agreementAccepted";
  public static final String ACCEPTANCE_REMINDER = "timer_acceptanceReminder";
  public static final String REMIND_ACCEPTANCE = "sendTask_remindAcceptance";
  public static final String REMIND_ACCEPTANCE_DONE_END = "endEvent_remindAcceptanceDone";
  public static final String ACCEPTANCE_LIMIT = "timer_acceptanceLimit";
  public static final String ESCALATE_ACCEPTANCE = "serviceTask_escalateAcceptance";
  public static final String ESCALATE_ACCEPTANCE_DONE_END = "endEvent_escalateAcceptanceDone";
  public static final String ANSWER_AGREEMENT_QUESTION = "userTask_answerAgreementQuestion";
  public static final String RECORD_AGREEMENT_ANSWER = "serviceTask_recordAgreementAnswer";
  public static final String AGREEMENT_QUESTION_WAITING = "timer_agreementQuestionWaiting";
  public static final String REMIND_AGREEMENT_QUESTION = "sendTask_remindAgreementQuestion";
  public static final String REMIND_AGREEMENT_QUESTION_DONE_END =
      "endEvent_remindAgreementQuestionDone";
  public static final String ACCEPTANCE_ENDED = "subProcess_acceptanceEnded";
  public static final String NO_LONGER_NEEDED_END = "endEvent_noLongerNeeded";
  public static final String ACCEPTANCE_SUPERSEDED_END = "endEvent_acceptanceSuperseded";
  public static final String ACCEPTED_ELSEWHERE_END = "endEvent_acceptedElsewhere";

  /** There is nothing to accept any more; {@link #ACCEPTANCE_END} says why. */
  public static final MentorshipProcess.Message ENDED =
      new MentorshipProcess.Message("agreementAcceptance.ended");

  /** The account that is to accept. */
  static final Variable<String> SIGNATORY = new Variable<>("signatory", String.class);

  static final Variable<Date> ACCEPT_BY = new Variable<>("acceptBy", Date.class);
  static final Variable<String> ACCEPTANCE_REMINDER_CYCLE =
      new Variable<>("acceptanceReminderCycle", String.class);
  static final Variable<Boolean> AGREEMENT_ACCEPTED =
      new Variable<>("agreementAccepted", Boolean.class);
  static final Variable<Date> AGREEMENT_ANSWER_BY = new Variable<>("agreementAnswerBy", Date.class);
  static final Variable<String> AGREEMENT_QUESTION_CYCLE =
      new Variable<>("agreementQuestionCycle", String.class);
  static final Variable<String> ACCEPTANCE_END = new Variable<>("acceptanceEnd", String.class);

  private final RuntimeService runtime;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  AgreementAcceptanceProcess(
      RuntimeService runtime, Unrestricted unrestricted, WithoutForm withoutForm) {
    this.runtime = runtime;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  void start(Acceptance acceptance) {
    unrestricted.run(
        () ->
            withoutForm.run(
                () ->
                    runtime
                        .createProcessInstanceByKey(KEY)
                        .businessKey(acceptance.code())
                        .setVariable(MentorshipProcess.SUBJECT.name(), acceptance.id())
                        .execute()));
  }

  /** Ends the wait of whoever was asked, if their process has begun. */
  void end(Acceptance acceptance, AcceptanceEnd as) {
    unrestricted.run(
        () ->
            runtime
                .createMessageCorrelation(ENDED.name())
                .processInstanceBusinessKey(acceptance.code())
                .processInstanceVariableEquals(MentorshipProcess.SUBJECT.name(), acceptance.id())
                .setVariable(ACCEPTANCE_END.name(), as.name())
                .correlateAll());
  }
}
