package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the other side answers to what one proposes (R20, R24). */
public enum Reply {
  @JsonProperty("accept")
  ACCEPT,
  @JsonProperty("discuss")
  DISCUSS
}
