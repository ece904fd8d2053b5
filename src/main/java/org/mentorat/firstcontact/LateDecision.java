package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination decides when the first contact is late. */
public enum LateDecision {
  @JsonProperty("extend")
  EXTEND,
  @JsonProperty("reassign")
  REASSIGN
}
