package org.mentorat.correction;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was wrong about a closing, as the form offers it. */
public enum ClosingError {
  @JsonProperty("wrongMentorship")
  WRONG_MENTORSHIP,
  @JsonProperty("misunderstanding")
  MISUNDERSTANDING,
  @JsonProperty("other")
  OTHER
}
