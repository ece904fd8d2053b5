package org.mentorat.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.NotInService;
import org.mentorat.suspension.AlreadySuspended;
import org.mentorat.suspension.Suspension;
import org.mentorat.suspension.SuspensionSubmission;
import org.mentorat.suspension.SuspensionView;
import org.mentorat.suspension.Suspensions;
import org.springframework.stereotype.Component;

/** Either of the pair, or the coordination, lets a mentorship stand still for a while. */
@Component
class SuspensionAction implements Action<SuspensionSubmission> {

  private static final String NOT_YET = "suspension.notYet";

  private final PairActions pair;
  private final Suspensions suspensions;
  private final SuspensionView view;
  private final SuspensionProcess process;
  private final ReaderTime time;

  SuspensionAction(
      PairActions pair,
      Suspensions suspensions,
      SuspensionView view,
      SuspensionProcess process,
      ReaderTime time) {
    this.pair = pair;
    this.suspensions = suspensions;
    this.view = view;
    this.process = process;
    this.time = time;
  }

  @Override
  public String formId() {
    return "suspension";
  }

  @Override
  public Class<SuspensionSubmission> submission() {
    return SuspensionSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step) || pair.isCoordinated(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
    if (suspensions.latest(step.reference()).isBefore(suspensions.earliest())) {
      throw new NotNow("suspension.tooNearTheEnd");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(view.rules(step));
    shown.put("earliest", time.date(suspensions.earliest(), step.locale()));
    shown.put("latest", time.date(suspensions.latest(step.reference()), step.locale()));
    return shown;
  }

  @Override
  public void check(SuspensionSubmission submission, Step step, Refusals refusals) {
    LocalDate earliest = suspensions.earliest();
    LocalDate latest = suspensions.latest(step.reference());
    if (submission.until().isBefore(earliest)) {
      refusals.refuse("until", "suspension.tooShort", time.date(earliest, step.locale()));
    } else if (submission.until().isAfter(latest)) {
      refusals.refuse("until", "suspension.tooLong", time.date(latest, step.locale()));
    }
  }

  @Override
  public long perform(SuspensionSubmission submission, Step step) throws NotNow {
    try {
      Suspension suspension = suspensions.suspend(step.reference(), submission, step.account());
      process.start(suspension);
      return suspension.id();
    } catch (NotInService e) {
      throw PairActions.notNow(e, NOT_YET);
    } catch (AlreadySuspended e) {
      throw new NotNow("engine.suspended");
    }
  }
}
