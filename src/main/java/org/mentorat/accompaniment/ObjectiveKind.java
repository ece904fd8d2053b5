package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an objective develops (R101). */
public enum ObjectiveKind {
  /** Savoir. */
  @JsonProperty("knowledge")
  KNOWLEDGE,
  /** Savoir-faire. */
  @JsonProperty("skill")
  SKILL,
  /** Savoir-être. */
  @JsonProperty("attitude")
  ATTITUDE
}
