package org.mentorat.suspension;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mentorship stands still. Nothing medical is asked beyond the word. */
public enum SuspensionReason {
  @JsonProperty("leave")
  LEAVE("leave"),
  @JsonProperty("illness")
  ILLNESS("illness"),
  @JsonProperty("workload")
  WORKLOAD("workload"),
  @JsonProperty("other")
  OTHER("other");

  private final String code;

  SuspensionReason(String code) {
    this.code = code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "suspension.reason." + code;
  }
}
