package org.mentorat.charter;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of the charter was not kept. */
public enum BreachKind {
  @JsonProperty("confidentiality")
  CONFIDENTIALITY("confidentiality"),
  @JsonProperty("respect")
  RESPECT("respect"),
  @JsonProperty("availability")
  AVAILABILITY("availability"),
  @JsonProperty("other")
  OTHER("other");

  private final String code;

  BreachKind(String code) {
    this.code = code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "charter.kind." + code;
  }
}
