package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mentor declines (X9). */
public enum DeclineReason {
  @JsonProperty("workload")
  WORKLOAD("firstcontact.declineReason.workload"),
  @JsonProperty("expertiseMismatch")
  EXPERTISE_MISMATCH("firstcontact.declineReason.expertiseMismatch"),
  @JsonProperty("conflictOfInterest")
  CONFLICT_OF_INTEREST("firstcontact.declineReason.conflictOfInterest"),
  @JsonProperty("absence")
  ABSENCE("firstcontact.declineReason.absence"),
  @JsonProperty("other")
  OTHER("firstcontact.declineReason.other");

  private final String messageKey;

  DeclineReason(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
