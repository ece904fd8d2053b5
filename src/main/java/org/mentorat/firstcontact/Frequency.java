package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often the pair means to be in touch (R22). */
public enum Frequency {
  @JsonProperty("everyTwoWeeks")
  EVERY_TWO_WEEKS,
  @JsonProperty("weekly")
  WEEKLY,
  @JsonProperty("monthly")
  MONTHLY,
  @JsonProperty("asNeeded")
  AS_NEEDED
}
