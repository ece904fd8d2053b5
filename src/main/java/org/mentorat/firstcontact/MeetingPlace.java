package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where people meet in person: never a home (R64). */
public enum MeetingPlace {
  @JsonProperty("menteeWorkplace")
  MENTEE_WORKPLACE,
  @JsonProperty("mentorWorkplace")
  MENTOR_WORKPLACE,
  @JsonProperty("otherWorkplace")
  OTHER_WORKPLACE,
  @JsonProperty("publicPlace")
  PUBLIC_PLACE
}
