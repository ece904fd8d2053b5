package org.mentorat.correction;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was wrong about an assignment, as the form offers it. */
public enum AssignmentError {
  @JsonProperty("wrongPerson")
  WRONG_PERSON,
  @JsonProperty("overlooked")
  OVERLOOKED,
  @JsonProperty("other")
  OTHER
}
