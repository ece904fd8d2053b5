package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a question that is answered by yes or no. */
public enum YesNo {
  @JsonProperty("yes")
  YES("firstcontact.yesNo.yes"),
  @JsonProperty("no")
  NO("firstcontact.yesNo.no");

  private final String messageKey;

  YesNo(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
