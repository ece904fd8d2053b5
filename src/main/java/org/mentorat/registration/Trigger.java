package org.mentorat.registration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What set a registration off (R8). */
public enum Trigger {
  @JsonProperty("development")
  DEVELOPMENT("registration.trigger.development"),
  @JsonProperty("clientCase")
  CLIENT_CASE("registration.trigger.clientCase");

  private final String messageKey;

  Trigger(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
