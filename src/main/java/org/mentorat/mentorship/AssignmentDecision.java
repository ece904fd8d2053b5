package org.mentorat.mentorship;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a coordinator decides on the candidates found. */
public enum AssignmentDecision {
  @JsonProperty("confirm")
  CONFIRM,
  @JsonProperty("wait")
  WAIT,
  @JsonProperty("refer")
  REFER
}
