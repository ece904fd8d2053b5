package org.mentorat.closure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mentorship is to end before its time. */
public enum EarlyEndReason {
  @JsonProperty("objectivesReached")
  OBJECTIVES_REACHED,
  @JsonProperty("jobChange")
  JOB_CHANGE,
  @JsonProperty("lackOfTime")
  LACK_OF_TIME,
  @JsonProperty("pairDoesNotWork")
  PAIR_DOES_NOT_WORK,
  @JsonProperty("other")
  OTHER;

  String messageKey() {
    return switch (this) {
      case OBJECTIVES_REACHED -> "closure.earlyEnd.objectivesReached";
      case JOB_CHANGE -> "closure.earlyEnd.jobChange";
      case LACK_OF_TIME -> "closure.earlyEnd.lackOfTime";
      case PAIR_DOES_NOT_WORK -> "closure.earlyEnd.pairDoesNotWork";
      case OTHER -> "closure.earlyEnd.other";
    };
  }
}
