package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often the pair means to be in touch (R22). */
public enum Frequency {
  @JsonProperty("everyTwoWeeks")
  EVERY_TWO_WEEKS("firstcontact.frequency.everyTwoWeeks"),
  @JsonProperty("weekly")
  WEEKLY("firstcontact.frequency.weekly"),
  @JsonProperty("monthly")
  MONTHLY("firstcontact.frequency.monthly"),
  @JsonProperty("asNeeded")
  AS_NEEDED("firstcontact.frequency.asNeeded");

  private final String messageKey;

  Frequency(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
