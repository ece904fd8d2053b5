package org.mentorat.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** For whom training is asked (R44). */
public enum TrainingAudience {
  @JsonProperty("me")
  ME,
  @JsonProperty("several")
  SEVERAL
}
