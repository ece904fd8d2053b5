package org.mentorat.firstcontact;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where people meet in person: never a home (R64). */
public enum MeetingPlace {
  @JsonProperty("menteeWorkplace")
  MENTEE_WORKPLACE("firstcontact.meetingPlace.menteeWorkplace"),
  @JsonProperty("mentorWorkplace")
  MENTOR_WORKPLACE("firstcontact.meetingPlace.mentorWorkplace"),
  @JsonProperty("otherWorkplace")
  OTHER_WORKPLACE("firstcontact.meetingPlace.otherWorkplace"),
  @JsonProperty("publicPlace")
  PUBLIC_PLACE("firstcontact.meetingPlace.publicPlace");

  private final String messageKey;

  MeetingPlace(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
