package org.mentorat.projectend;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of mentorships that did not follow the end of their project. */
public enum UnclosedDecision {
  /** They are set about once more. */
  @JsonProperty("tryAgain")
  TRY_AGAIN,
  /** They stay open and go their way, at the latest to the end of their service. */
  @JsonProperty("leaveOpen")
  LEAVE_OPEN
}
