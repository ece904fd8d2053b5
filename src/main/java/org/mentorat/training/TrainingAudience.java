package org.mentorat.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** For whom training is asked (R44). */
public enum TrainingAudience {
  @JsonProperty("me")
  ME("training.audience.me"),
  @JsonProperty("several")
  SEVERAL("training.audience.several");

  private final String messageKey;

  TrainingAudience(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
