package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the pair was in touch since the last follow-up (R22, R70). */
public enum CheckInOutcome {
  @JsonProperty("held")
  HELD,
  @JsonProperty("notHeld")
  NOT_HELD
}
