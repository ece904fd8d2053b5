package org.mentorat.closure;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mentee looks back, and says where they stand now on the objectives (R77, R89, R107). */
@Component
class EvaluateAsMenteeStep implements HumanStep<MenteeEvaluationSubmission> {

  private final PairView pair;
  private final Objectives objectives;
  private final EvaluationTime evaluation;
  private final MessageSource messages;

  EvaluateAsMenteeStep(
      PairView pair, Objectives objectives, EvaluationTime evaluation, MessageSource messages) {
    this.pair = pair;
    this.objectives = objectives;
    this.evaluation = evaluation;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "evaluate-as-mentee";
  }

  @Override
  public Class<MenteeEvaluationSubmission> submission() {
    return MenteeEvaluationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(pair.objectives(step));
    for (Objective objective : objectives.of(step.reference())) {
      shown.put("objective" + objective.position() + "Before", before(objective, step));
    }
    shown.put("mentorName", pair.mentorName(step));
    shown.putAll(evaluation.of(step));
    return shown;
  }

  // Null where the objectives were never accepted.
  private String before(Objective objective, Step step) {
    return objective.before() == null
        ? null
        : messages.getMessage("closure.rating", new Object[] {objective.before()}, step.locale());
  }
}
