package org.mentorat.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of those who have not accepted a version in time. */
public enum FollowUpDecision {
  /** They are reminded, and the coordination looks again in a week. */
  @JsonProperty("remind")
  REMIND,
  /** The coordination has settled it with them; their tasks stay open. */
  @JsonProperty("close")
  CLOSE
}
