package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which channel people are in touch (R113). */
public enum Channel {
  @JsonProperty("email")
  EMAIL("firstcontact.channel.email"),
  @JsonProperty("phone")
  PHONE("firstcontact.channel.phone"),
  @JsonProperty("video")
  VIDEO("firstcontact.channel.video"),
  @JsonProperty("inPerson")
  IN_PERSON("firstcontact.channel.inPerson");

  private final String messageKey;

  Channel(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
