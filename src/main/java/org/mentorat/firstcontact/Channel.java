package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which channel people are in touch (R113). */
public enum Channel {
  @JsonProperty("email")
  EMAIL("email"),
  @JsonProperty("phone")
  PHONE("phone"),
  @JsonProperty("video")
  VIDEO("video"),
  @JsonProperty("inPerson")
  IN_PERSON("inPerson");

  private final String code;

  Channel(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "firstcontact.channel." + code;
  }
}
