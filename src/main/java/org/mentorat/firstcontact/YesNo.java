package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a question that is answered by yes or no. */
public enum YesNo {
  @JsonProperty("yes")
  YES,
  @JsonProperty("no")
  NO
}
