package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the first meeting was held (R83, R84). */
public enum MeetingMode {
  @JsonProperty("video")
  VIDEO,
  @JsonProperty("inPerson")
  IN_PERSON,
  @JsonProperty("phone")
  PHONE
}
