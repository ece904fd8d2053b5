package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination decides when the first contact is late. */
public enum LateDecision {
  @JsonProperty("extend")
  EXTEND("firstcontact.lateDecision.extend"),
  @JsonProperty("reassign")
  REASSIGN("firstcontact.lateDecision.reassign");

  private final String messageKey;

  LateDecision(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
