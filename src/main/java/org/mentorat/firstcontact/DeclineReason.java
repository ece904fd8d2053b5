package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mentor declines (X9). */
public enum DeclineReason {
  @JsonProperty("workload")
  WORKLOAD("workload"),
  @JsonProperty("expertiseMismatch")
  EXPERTISE_MISMATCH("expertiseMismatch"),
  @JsonProperty("conflictOfInterest")
  CONFLICT_OF_INTEREST("conflictOfInterest"),
  @JsonProperty("absence")
  ABSENCE("absence"),
  @JsonProperty("other")
  OTHER("other");

  private final String code;

  DeclineReason(String code) {
    this.code = code;
  }

  /** The key of the words people read. */
  String messageKey() {
    return "firstcontact.declineReason." + code;
  }
}
