package org.mentorat.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination found out about missed meetings. */
public enum NoShowOutcome {
  @JsonProperty("spokenWithBoth")
  SPOKEN_WITH_BOTH,
  @JsonProperty("explained")
  EXPLAINED,
  @JsonProperty("otherMeasure")
  OTHER_MEASURE
}
