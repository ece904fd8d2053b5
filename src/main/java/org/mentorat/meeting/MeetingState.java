package org.mentorat.meeting;

/** What became of a meeting. */
public enum MeetingState {
  PLANNED,
  HELD,
  /** One of the two did not come. */
  NO_SHOW,
  CANCELLED,
  /** Nobody said, or the service ended before. */
  UNRECORDED
}
