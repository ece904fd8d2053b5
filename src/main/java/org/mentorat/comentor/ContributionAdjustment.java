package org.mentorat.comentor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What whoever invited does with another wording of the contribution (R30). */
public enum ContributionAdjustment {
  @JsonProperty("take")
  TAKE,
  @JsonProperty("change")
  CHANGE,
  @JsonProperty("withdraw")
  WITHDRAW
}
