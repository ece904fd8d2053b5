package org.mentorat.comentor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the person invited answers (R30). */
public enum ContributionReply {
  @JsonProperty("accept")
  ACCEPT,
  /** Another wording of the contribution, for whoever invited to read. */
  @JsonProperty("reword")
  REWORD,
  @JsonProperty("decline")
  DECLINE
}
