package org.mentorat.actionplan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a proposal that the other wishes to discuss; its proposer says. */
public enum RevisionAdjustment {
  @JsonProperty("change")
  CHANGE("change"),
  /** As it is: the mentee's plan is theirs (R54). */
  @JsonProperty("keep")
  KEEP("keep"),
  @JsonProperty("withdraw")
  WITHDRAW("withdraw");

  private final String code;

  RevisionAdjustment(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "actionplan.adjustment." + code;
  }
}
