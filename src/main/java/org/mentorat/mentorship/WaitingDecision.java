package org.mentorat.mentorship;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a coordinator decides for someone who waits for a mentor. */
public enum WaitingDecision {
  @JsonProperty("searchAgain")
  SEARCH_AGAIN,
  @JsonProperty("refer")
  REFER
}
