package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of the requests that were open when the service ended. */
public enum Settlement {
  @JsonProperty("answeredElsewhere")
  ANSWERED_ELSEWHERE,
  @JsonProperty("noLongerUseful")
  NO_LONGER_USEFUL
}
