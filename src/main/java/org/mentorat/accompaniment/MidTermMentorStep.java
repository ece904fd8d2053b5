package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/**
 * The mentor looks at the relation and at their own part, half-way; never at the mentee (R77,
 * R110).
 */
@Component
class MidTermMentorStep extends MidTermStep {

  MidTermMentorStep(PairView pair) {
    super(pair);
  }

  @Override
  public String formId() {
    return "mid-term-mentor";
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = super.shown(step);
    shown.put("menteeName", pair.menteeName(step));
    return shown;
  }
}
