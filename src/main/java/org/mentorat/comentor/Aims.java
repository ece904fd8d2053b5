package org.mentorat.comentor;

import java.util.List;
import java.util.stream.IntStream;
import org.mentorat.accompaniment.Objective;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.actionplan.ActionPlans;
import org.springframework.stereotype.Component;

/** What a pair works on, for which somebody else may be invited. */
@Component
public class Aims {

  private final ActionPlans plans;
  private final Objectives objectives;

  Aims(ActionPlans plans, Objectives objectives) {
    this.plans = plans;
    this.objectives = objectives;
  }

  /** The strategies of the plan in force, or else the objectives; empty before the first ones. */
  public List<Aim> of(String reference) {
    return plans
        .inForce(reference)
        .map(plan -> numbered("strategy", Aim.Kind.STRATEGY, plan.strategies()))
        .orElseGet(
            () ->
                numbered(
                    "objective",
                    Aim.Kind.OBJECTIVE,
                    objectives.of(reference).stream().map(Objective::text).toList()));
  }

  private static List<Aim> numbered(String prefix, Aim.Kind kind, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(i -> new Aim(prefix + (i + 1), kind, texts.get(i)))
        .toList();
  }
}
