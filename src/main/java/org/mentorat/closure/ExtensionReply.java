package org.mentorat.closure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one of the three answers to an extension. */
public enum ExtensionReply {
  @JsonProperty("accept")
  ACCEPT,
  @JsonProperty("decline")
  DECLINE
}
