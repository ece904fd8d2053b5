package org.mentorat.handover;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination decides on a change of mentor. */
public enum MentorChangeDecision {
  @JsonProperty("change")
  CHANGE,
  @JsonProperty("keep")
  KEEP
}
