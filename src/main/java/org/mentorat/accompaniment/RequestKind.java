package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mentee asks for (R41). */
public enum RequestKind {
  @JsonProperty("help")
  HELP,
  @JsonProperty("information")
  INFORMATION,
  @JsonProperty("accompaniment")
  ACCOMPANIMENT
}
