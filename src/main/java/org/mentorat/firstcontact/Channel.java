package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which channel people are in touch (R113). */
public enum Channel {
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("video")
  VIDEO,
  @JsonProperty("inPerson")
  IN_PERSON
}
