package org.mentorat.notification;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of messages that did not arrive. */
public enum UndeliveredDecision {
  /** They are sent once more, as they are. */
  @JsonProperty("sendAgain")
  SEND_AGAIN,
  /** They are sent once more, to another address. */
  @JsonProperty("correctAddress")
  CORRECT_ADDRESS,
  /**
   * The coordination has told what they say, by telephone or in person: nothing is sent any more.
   */
  @JsonProperty("told")
  TOLD
}
