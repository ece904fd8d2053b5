package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the mentor made contact or declines (X9). */
public enum ContactOutcome {
  @JsonProperty("contacted")
  CONTACTED("firstcontact.contactOutcome.contacted"),
  @JsonProperty("declined")
  DECLINED("firstcontact.contactOutcome.declined");

  private final String messageKey;

  ContactOutcome(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
