package org.mentorat.withdrawal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a mentee asked the coordination to withdraw them. */
public enum AskedHow {
  @JsonProperty("writing")
  WRITING,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("inPerson")
  IN_PERSON
}
