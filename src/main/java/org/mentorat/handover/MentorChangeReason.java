package org.mentorat.handover;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why one of a pair asks for another mentor; nobody has to be at fault (R80). */
public enum MentorChangeReason {
  @JsonProperty("needs")
  NEEDS("needs"),
  @JsonProperty("availability")
  AVAILABILITY("availability"),
  @JsonProperty("relation")
  RELATION("relation"),
  @JsonProperty("other")
  OTHER("other");

  private final String code;

  MentorChangeReason(String code) {
    this.code = code;
  }

  String messageKey() {
    return "handover.reason." + code;
  }
}
