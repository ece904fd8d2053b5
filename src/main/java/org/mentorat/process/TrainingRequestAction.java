package org.mentorat.process;

import java.util.Map;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Step;
import org.mentorat.training.TrainingRequestSubmission;
import org.mentorat.training.TrainingRequests;
import org.springframework.stereotype.Component;

/** The mentee or the mentor asks the coordination for training (R43, R44). */
@Component
class TrainingRequestAction implements Action<TrainingRequestSubmission> {

  private static final String NOT_YET = "process.trainingNotYet";

  private final PairActions pair;
  private final TrainingRequests requests;

  TrainingRequestAction(PairActions pair, TrainingRequests requests) {
    this.pair = pair;
    this.requests = requests;
  }

  @Override
  public String formId() {
    return "training-request";
  }

  @Override
  public Class<TrainingRequestSubmission> submission() {
    return TrainingRequestSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return Map.of();
  }

  @Override
  public long perform(TrainingRequestSubmission submission, Step step) throws NotNow {
    return pair.ask(
        step.reference(),
        MentorshipProcess.TRAINING_REQUESTED,
        NOT_YET,
        () -> requests.open(step.reference(), submission, step.account()));
  }
}
