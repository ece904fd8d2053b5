package org.mentorat.closure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination decides where the pair did not agree on an early end. */
public enum EarlyEndDecision {
  @JsonProperty("end")
  END,
  @JsonProperty("keep")
  KEEP
}
