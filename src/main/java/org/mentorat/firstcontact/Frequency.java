package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Period;

/** How often the pair means to be in touch (R22). */
public enum Frequency {
  @JsonProperty("everyTwoWeeks")
  EVERY_TWO_WEEKS("everyTwoWeeks", Period.ofDays(14)),
  @JsonProperty("weekly")
  WEEKLY("weekly", Period.ofDays(7)),
  @JsonProperty("monthly")
  MONTHLY("monthly", Period.ofMonths(1)),
  /** Nothing was agreed, so the follow-up is asked for once a month. */
  @JsonProperty("asNeeded")
  AS_NEEDED("asNeeded", Period.ofMonths(1));

  private final String code;
  private final Period interval;

  Frequency(String code, Period interval) {
    this.code = code;
    this.interval = interval;
  }

  /** From one follow-up to the next. */
  public Period interval() {
    return interval;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "firstcontact.frequency." + code;
  }
}
