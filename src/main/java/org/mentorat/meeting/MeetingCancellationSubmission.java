package org.mentorat.meeting;

/**
 * The form {@code meeting-cancellation}: the components are its keys.
 *
 * @param meeting the meeting's id
 */
public record MeetingCancellationSubmission(String meeting, String reason) {

  public long meetingId() {
    return Long.parseLong(meeting);
  }
}
