package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination does about a request whose answer is late (R25). */
public enum Unblocking {
  @JsonProperty("remindMentor")
  REMIND_MENTOR,
  /** The coordination sees to it itself. */
  @JsonProperty("handle")
  HANDLE
}
