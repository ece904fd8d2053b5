package org.mentorat.process;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.mentorat.engine.Unrestricted;
import org.mentorat.engine.Variable;
import org.mentorat.engine.WithoutForm;
import org.mentorat.notification.NoticeFailed;
import org.mentorat.notification.Undelivered;
import org.mentorat.notification.Undelivered.Matter;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The seam of {@code bpmn/undeliveredNotice.bpmn}: what did not arrive, until the coordination has
 * settled it (I9). One process for each person who was not reached, whose account is its business
 * key, and one for the mail server, {@link Undelivered#MAIL_SERVER}, however many messages it is.
 */
@Component
public class UndeliveredNoticeProcess {

  public static final String KEY = "undeliveredNotice";

  public static final String NOTICE_FAILED = "startEvent_noticeFailed";
  public static final String TELL_SETTLE_UNDELIVERED = "sendTask_tellSettleUndelivered";
  public static final String SETTLE_UNDELIVERED = "userTask_settleUndelivered";
  public static final String RECORD_UNDELIVERED_SETTLED = "serviceTask_recordUndeliveredSettled";
  public static final String CORRECT_ADDRESS = "serviceTask_correctAddress";
  public static final String SEND_AGAIN = "serviceTask_sendAgain";
  public static final String SENT_AGAIN_END = "endEvent_sentAgain";
  public static final String TOLD_OTHERWISE_END = "endEvent_toldOtherwise";
  public static final String UNDELIVERED_WAITING = "timer_undeliveredWaiting";
  public static final String REMIND_UNDELIVERED = "sendTask_remindUndelivered";
  public static final String REMIND_UNDELIVERED_DONE_END = "endEvent_remindUndeliveredDone";

  static final Variable<Date> SETTLE_UNDELIVERED_BY =
      new Variable<>("settleUndeliveredBy", Date.class);
  static final Variable<String> UNDELIVERED_REMINDER_CYCLE =
      new Variable<>("undeliveredReminderCycle", String.class);

  /** The name of an {@code UndeliveredDecision}. */
  static final Variable<String> UNDELIVERED_DECISION =
      new Variable<>("undeliveredDecision", String.class);

  private final RuntimeService runtime;
  private final Undelivered undelivered;
  private final Unrestricted unrestricted;
  private final WithoutForm withoutForm;

  UndeliveredNoticeProcess(
      RuntimeService runtime,
      Undelivered undelivered,
      Unrestricted unrestricted,
      WithoutForm withoutForm) {
    this.runtime = runtime;
    this.undelivered = undelivered;
    this.unrestricted = unrestricted;
    this.withoutForm = withoutForm;
  }

  // In the transaction in which it was found to have failed: no failure without somebody's task.
  @EventListener
  void failed(NoticeFailed failed) {
    undelivered.open(failed).ifPresent(this::start);
  }

  // It is settled within a day, and whoever lets it wait is reminded each day.
  private void start(Matter matter) {
    Duration day = Duration.ofHours(24);
    unrestricted.run(
        () ->
            withoutForm.run(
                () ->
                    runtime
                        .createProcessInstanceByKey(KEY)
                        .businessKey(matter.about())
                        .setVariable(MentorshipProcess.SUBJECT.name(), matter.id())
                        .setVariable(
                            SETTLE_UNDELIVERED_BY.name(), Date.from(matter.openedAt().plus(day)))
                        .setVariable(UNDELIVERED_REMINDER_CYCLE.name(), "R/" + day)
                        .execute()));
  }
}
