package org.mentorat.process;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.suspension.Suspension;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/suspension.bpmn}: a mentorship that stands still, seen from outside. A
 * process of its own, because the mentorship's is suspended meanwhile and does nothing.
 */
@Component
public class SuspensionProcess {

  public static final String KEY = "suspension";

  public static final String SUSPENSION_DECIDED = "startEvent_suspensionDecided";
  public static final String PAUSE_MENTORSHIP = "serviceTask_pauseMentorship";
  public static final String RESUME_MENTORSHIP_BY_HAND = "userTask_resumeMentorship";
  public static final String RECORD_RESUMPTION = "serviceTask_recordResumption";
  public static final String RESUME_MENTORSHIP = "serviceTask_resumeMentorship";
  public static final String MENTORSHIP_RESUMED_END = "endEvent_mentorshipResumed";
  public static final String PAUSE_OVER_END = "endEvent_pauseOver";
  public static final String TELL_SUSPENDED = "sendTask_tellSuspended";
  public static final String TELL_RESUMED = "sendTask_tellResumed";
  public static final String SUSPENSION_REMINDER = "timer_suspensionReminder";
  public static final String REMIND_RESUMPTION = "sendTask_remindResumption";
  public static final String REMIND_RESUMPTION_DONE_END = "endEvent_remindResumptionDone";
  public static final String SUSPENSION_LIMIT = "timer_suspensionLimit";
  public static final String SUSPENSION_RESUMED_EVENT = "message_suspensionResumed";

  /** Either of the pair resumes the mentorship before the limit. */
  public static final MentorshipProcess.Message SUSPENSION_RESUMED =
      new MentorshipProcess.Message("suspension.resumed");

  static final Variable<Date> SUSPENDED_UNTIL = new Variable<>("suspendedUntil", Date.class);
  static final Variable<Boolean> GOES_ON = new Variable<>("goesOn", Boolean.class);
  static final Variable<String> MENTEE = MentorshipProcess.MENTEE;
  static final Variable<String> MENTOR = MentorshipProcess.MENTOR;
  static final Variable<Date> SUSPENSION_REMINDER_AT =
      new Variable<>("suspensionReminderAt", Date.class);

  private final RuntimeService runtime;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  SuspensionProcess(RuntimeService runtime, Unrestricted unrestricted, WithoutForm withoutForm) {
    this.runtime = runtime;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  void start(Suspension suspension) {
    unrestricted.run(
        () ->
            withoutForm.run(
                () ->
                    runtime
                        .createProcessInstanceByKey(KEY)
                        .businessKey(suspension.reference())
                        .setVariable(MentorshipProcess.SUBJECT.name(), suspension.id())
                        .execute()));
  }

  /** Ends the wait of this suspension, in the name of whoever asked. */
  void resume(Suspension suspension) {
    unrestricted.run(() -> resumption(suspension).correlate());
  }

  /** Ends the wait of this suspension, unless it just ended. */
  void resumeIfItLasts(Suspension suspension) {
    unrestricted.run(() -> resumption(suspension).correlateAll());
  }

  private MessageCorrelationBuilder resumption(Suspension suspension) {
    return runtime
        .createMessageCorrelation(SUSPENSION_RESUMED.name())
        .processInstanceBusinessKey(suspension.reference())
        .processInstanceVariableEquals(MentorshipProcess.SUBJECT.name(), suspension.id());
  }
}
