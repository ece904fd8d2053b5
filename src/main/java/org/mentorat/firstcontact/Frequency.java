package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Period;

/** How often the pair means to be in touch (R22). */
public enum Frequency {
  @JsonProperty("everyTwoWeeks")
  EVERY_TWO_WEEKS(Period.ofDays(14)),
  @JsonProperty("weekly")
  WEEKLY(Period.ofDays(7)),
  @JsonProperty("monthly")
  MONTHLY(Period.ofMonths(1)),
  /** Nothing was agreed, so the follow-up is asked for once a month. */
  @JsonProperty("asNeeded")
  AS_NEEDED(Period.ofMonths(1));

  private final Period interval;

  Frequency(Period interval) {
    this.interval = interval;
  }

  /** From one follow-up to the next. */
  public Period interval() {
    return interval;
  }
}
