package org.mentorat.charter;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What those who read a word did about it. */
public enum BreachOutcome {
  @JsonProperty("spoken")
  SPOKEN,
  @JsonProperty("mediation")
  MEDIATION,
  @JsonProperty("mentorChange")
  MENTOR_CHANGE,
  @JsonProperty("referred")
  REFERRED,
  @JsonProperty("unfounded")
  UNFOUNDED
}
