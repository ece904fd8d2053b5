package org.mentorat.actionplan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a revision is about. */
public enum RevisedPart {
  @JsonProperty("plan")
  PLAN("plan"),
  @JsonProperty("objectives")
  OBJECTIVES("objectives");

  private final String code;

  RevisedPart(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "actionplan.about." + code;
  }
}
