package org.mentorat.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.mentorat.accompaniment.MeetingMode;

/** How a meeting is held once it is moved: as planned, or otherwise (R70). */
public enum NewMode {
  @JsonProperty("same")
  SAME(null),
  @JsonProperty("video")
  VIDEO(MeetingMode.VIDEO),
  @JsonProperty("inPerson")
  IN_PERSON(MeetingMode.IN_PERSON),
  @JsonProperty("phone")
  PHONE(MeetingMode.PHONE);

  private final MeetingMode mode;

  NewMode(MeetingMode mode) {
    this.mode = mode;
  }

  /** Null: as planned. */
  MeetingMode mode() {
    return mode;
  }
}
