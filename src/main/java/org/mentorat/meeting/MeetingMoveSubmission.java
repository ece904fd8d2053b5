package org.mentorat.meeting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;

/**
 * The form {@code meeting-move}: the components are its keys.
 *
 * @param meeting the meeting's id
 * @param duration in minutes; null: as long as planned
 * @param whereabouts null: as planned, unless the meeting is held otherwise from now on
 */
public record MeetingMoveSubmission(
    String meeting,
    Instant beginsAt,
    Integer duration,
    NewMode mode,
    MeetingPlace place,
    String whereabouts) {

  public long meetingId() {
    return Long.parseLong(meeting);
  }

  /** How it is held from now on; null: as planned. */
  MeetingMode newMode() {
    return mode.mode();
  }

  /** Null unless the meeting is in person from now on. */
  MeetingPlace newPlace() {
    return newMode() == MeetingMode.IN_PERSON ? place : null;
  }

  Instant begin() {
    return beginsAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
