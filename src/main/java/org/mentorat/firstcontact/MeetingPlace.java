package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where people meet in person: never a home (R64). */
public enum MeetingPlace {
  @JsonProperty("menteeWorkplace")
  MENTEE_WORKPLACE("menteeWorkplace"),
  @JsonProperty("mentorWorkplace")
  MENTOR_WORKPLACE("mentorWorkplace"),
  @JsonProperty("otherWorkplace")
  OTHER_WORKPLACE("otherWorkplace"),
  @JsonProperty("publicPlace")
  PUBLIC_PLACE("publicPlace");

  private final String code;

  MeetingPlace(String code) {
    this.code = code;
  }

  /** The value in the forms. */
  public String code() {
    return code;
  }
}
