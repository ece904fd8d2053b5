package org.mentorat.registration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the mentorship is for (R104). */
public enum Purpose {
  @JsonProperty("development")
  DEVELOPMENT("registration.purpose.development"),
  @JsonProperty("integration")
  INTEGRATION("registration.purpose.integration"),
  @JsonProperty("expertiseTransfer")
  EXPERTISE_TRANSFER("registration.purpose.expertiseTransfer"),
  @JsonProperty("career")
  CAREER("registration.purpose.career");

  private final String messageKey;

  Purpose(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
