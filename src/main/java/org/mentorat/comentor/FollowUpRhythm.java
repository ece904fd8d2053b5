package org.mentorat.comentor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;

/** How often a co-mentor notes a follow-up (R22). */
public enum FollowUpRhythm {
  @JsonProperty("fourWeeks")
  FOUR_WEEKS(Duration.ofDays(28)),
  @JsonProperty("twoWeeks")
  TWO_WEEKS(Duration.ofDays(14)),
  @JsonProperty("none")
  NONE(null);

  private final Duration interval;

  FollowUpRhythm(Duration interval) {
    this.interval = interval;
  }

  /** From one follow-up to the next; empty where there are none. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  String messageKey() {
    return switch (this) {
      case FOUR_WEEKS -> "comentor.followUp.fourWeeks";
      case TWO_WEEKS -> "comentor.followUp.twoWeeks";
      case NONE -> "comentor.followUp.none";
    };
  }
}
