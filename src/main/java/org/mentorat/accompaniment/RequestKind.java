package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mentee asks for (R41). */
public enum RequestKind {
  @JsonProperty("help")
  HELP("help"),
  @JsonProperty("information")
  INFORMATION("information"),
  @JsonProperty("accompaniment")
  ACCOMPANIMENT("accompaniment");

  private final String code;

  RequestKind(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return "accompaniment.requestKind." + code;
  }
}
