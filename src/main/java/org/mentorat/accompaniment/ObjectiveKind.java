package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an objective develops (R101). */
public enum ObjectiveKind {
  /** Savoir. */
  @JsonProperty("knowledge")
  KNOWLEDGE("knowledge"),
  /** Savoir-faire. */
  @JsonProperty("skill")
  SKILL("skill"),
  /** Savoir-être. */
  @JsonProperty("attitude")
  ATTITUDE("attitude");

  private final String code;

  ObjectiveKind(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "accompaniment.objectiveKind." + code;
  }
}
