package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the first meeting was held (R83, R84). */
public enum MeetingMode {
  @JsonProperty("video")
  VIDEO("video"),
  @JsonProperty("inPerson")
  IN_PERSON("inPerson"),
  @JsonProperty("phone")
  PHONE("phone");

  private final String code;

  MeetingMode(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }
}
