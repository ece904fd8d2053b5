package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.Step;
import org.springframework.stereotype.Component;

/** The mentee says how the mentorship goes, half-way (R77). */
@Component
class MidTermMenteeStep extends MidTermStep {

  MidTermMenteeStep(PairView pair) {
    super(pair);
  }

  @Override
  public String formId() {
    return "mid-term-mentee";
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = super.shown(step);
    shown.put("mentorName", pair.mentorName(step));
    return shown;
  }
}
