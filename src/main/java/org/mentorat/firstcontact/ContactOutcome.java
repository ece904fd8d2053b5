package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the mentor made contact or declines (X9). */
public enum ContactOutcome {
  @JsonProperty("contacted")
  CONTACTED,
  @JsonProperty("declined")
  DECLINED
}
