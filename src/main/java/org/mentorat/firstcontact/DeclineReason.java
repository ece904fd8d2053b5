package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mentor declines (X9). */
public enum DeclineReason {
  @JsonProperty("workload")
  WORKLOAD,
  @JsonProperty("expertiseMismatch")
  EXPERTISE_MISMATCH,
  @JsonProperty("conflictOfInterest")
  CONFLICT_OF_INTEREST,
  @JsonProperty("absence")
  ABSENCE,
  @JsonProperty("other")
  OTHER
}
