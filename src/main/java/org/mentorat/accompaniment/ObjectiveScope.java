package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an objective is of work or of life (R122, X3). */
public enum ObjectiveScope {
  @JsonProperty("professional")
  PROFESSIONAL("professional"),
  @JsonProperty("personal")
  PERSONAL("personal");

  private final String code;

  ObjectiveScope(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "accompaniment.objectiveScope." + code;
  }
}
