package org.mentorat.closure;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/**
 * The mentor looks back on the relation and their own part; never grades the mentee (R77, R110).
 */
@Component
class EvaluateAsMentorStep implements HumanStep<MentorEvaluationSubmission> {

  private final PairView pair;
  private final EvaluationTime evaluation;

  EvaluateAsMentorStep(PairView pair, EvaluationTime evaluation) {
    this.pair = pair;
    this.evaluation = evaluation;
  }

  @Override
  public String formId() {
    return "evaluate-as-mentor";
  }

  @Override
  public Class<MentorEvaluationSubmission> submission() {
    return MentorEvaluationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(evaluation.of(step));
    shown.put("menteeName", pair.menteeName(step));
    return shown;
  }
}
