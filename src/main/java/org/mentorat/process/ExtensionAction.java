package org.mentorat.process;

import java.util.Map;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.closure.ExtensionSubmission;
import org.mentorat.closure.ExtensionView;
import org.mentorat.closure.Extensions;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/** Either of the pair, or the coordination, asks for more time (X5). */
@Component
class ExtensionAction implements Action<ExtensionSubmission> {

  private static final String NOT_YET = "process.extensionNotYet";

  private final PairActions pair;
  private final Extensions extensions;
  private final EarlyEnds earlyEnds;
  private final ExtensionView view;
  private final MentorshipRegister mentorships;

  ExtensionAction(
      PairActions pair,
      Extensions extensions,
      EarlyEnds earlyEnds,
      ExtensionView view,
      MentorshipRegister mentorships) {
    this.pair = pair;
    this.extensions = extensions;
    this.earlyEnds = earlyEnds;
    this.view = view;
    this.mentorships = mentorships;
  }

  @Override
  public String formId() {
    return "extension";
  }

  @Override
  public Class<ExtensionSubmission> submission() {
    return ExtensionSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step) || pair.isCoordinated(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    String reference = step.reference();
    pair.inService(reference, NOT_YET);
    if (earlyEnds.isOneOpen(reference)) {
      throw new NotNow("process.endRequested");
    }
    if (extensions.isOneOpen(reference)) {
      throw new NotNow("process.extensionRequested");
    }
    if (!extensions.latestDay(reference).isAfter(extensions.lastDay(reference))) {
      throw new NotNow("process.extensionAfterTheProject");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return view.toBegin(step);
  }

  @Override
  public void check(ExtensionSubmission submission, Step step, Refusals refusals) {
    if (!extensions.isPossible(step.reference(), submission.lastDay())) {
      refusals.refuse("lastDay", "closure.extension.outside", view.latestDay(step));
    }
  }

  @Override
  public long perform(ExtensionSubmission submission, Step step) throws NotNow {
    // Of fifty at once the others see the one that came first.
    mentorships.lock(step.reference());
    possible(step);
    return pair.ask(
        step.reference(),
        MentorshipProcess.EXTENSION_REQUESTED,
        NOT_YET,
        () -> extensions.request(step.reference(), submission, pair.side(step), step.account()));
  }
}
