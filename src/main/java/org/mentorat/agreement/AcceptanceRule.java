package org.mentorat.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether people in running mentorships accept a new version again. */
public enum AcceptanceRule {
  @JsonProperty("required")
  REQUIRED,
  @JsonProperty("notRequired")
  NOT_REQUIRED
}
