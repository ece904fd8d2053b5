package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.mentorat.engine.Action;
import org.mentorat.engine.AtOnce;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.suspension.NotSuspended;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.Suspensions;
import org.mentorat.withdrawal.AlreadyWithdrawn;
import org.mentorat.withdrawal.Withdrawal;
import org.mentorat.withdrawal.WithdrawalSubmission;
import org.mentorat.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;

/**
 * The mentee withdraws the consent on which the service rests, in any phase, or the coordination
 * does it because the mentee asked: everything stops, and what is known of them is erased.
 */
@Component
class WithdrawalAction implements Action<WithdrawalSubmission> {

  private final PairActions pair;
  private final Withdrawals withdrawals;
  private final MentorshipRegister mentorships;
  private final Suspensions suspensions;
  private final SuspensionProcess standingStill;
  private final Standstill standstill;
  private final MentorshipProcess process;
  private final AtOnce atOnce;

  WithdrawalAction(
      PairActions pair,
      Withdrawals withdrawals,
      MentorshipRegister mentorships,
      Suspensions suspensions,
      SuspensionProcess standingStill,
      Standstill standstill,
      MentorshipProcess process,
      AtOnce atOnce) {
    this.pair = pair;
    this.withdrawals = withdrawals;
    this.mentorships = mentorships;
    this.suspensions = suspensions;
    this.standingStill = standingStill;
    this.standstill = standstill;
    this.process = process;
    this.atOnce = atOnce;
  }

  @Override
  public String formId() {
    return "withdrawal";
  }

  @Override
  public Class<WithdrawalSubmission> submission() {
    return WithdrawalSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isMentee(step) || pair.isCoordinated(step) && !pair.isMentor(step);
  }

  // A consent is withdrawn at any time.
  @Override
  public boolean whilePaused() {
    return true;
  }

  @Override
  public void possible(Step step) throws NotNow {
    try {
      withdrawals.possible(step.reference());
    } catch (AlreadyWithdrawn e) {
      throw notNow(e);
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("reference", step.reference());
    shown.put(
        "menteeName",
        pair.isMentee(step)
            ? null
            : mentorships.mentorship(step.reference()).mentee().displayName());
    return shown;
  }

  @Override
  public void check(WithdrawalSubmission submission, Step step, Refusals refusals) {
    if (!submission.confirmation().equals(step.reference())) {
      refusals.refuse("confirmation", "withdrawal.notThisMentorship");
    }
  }

  @Override
  public long perform(WithdrawalSubmission submission, Step step) throws NotNow {
    String reference = step.reference();
    suspensions.current(reference).ifPresent(suspension -> resume(suspension, step));
    try {
      Withdrawal withdrawal =
          withdrawals.withdraw(reference, submission.askedHow(), step.account());
      process.tell(MentorshipProcess.WITHDRAWN, reference, withdrawal.id());
      return withdrawal.id();
    } catch (AlreadyWithdrawn e) {
      throw notNow(e);
    } catch (MismatchingMessageCorrelationException e) {
      // The last step of the closure has just been taken.
      throw new NotNow("withdrawal.ended");
    }
  }

  // Nothing reaches a process that stands still. It goes on within this transaction, and the
  // engine must not have looked at it before.
  private void resume(Suspension suspension, Step step) {
    if (suspension.resumptionAt() == null) {
      try {
        suspensions.resume(suspension.id(), step.account());
      } catch (NotSuspended e) {
        // Somebody else has just asked for it.
      }
    }
    atOnce.run(() -> standstill.ends(suspension));
    standingStill.resumeIfItLasts(suspension);
  }

  private static NotNow notNow(AlreadyWithdrawn reason) {
    return new NotNow(reason.ended() ? "withdrawal.ended" : "withdrawal.already");
  }
}
