package org.mentorat.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;

/**
 * The forms {@code meeting} and {@code reschedule-meeting}: the components are their keys.
 *
 * @param duration in minutes
 */
public record MeetingSubmission(
    Instant beginsAt,
    Integer duration,
    MeetingMode mode,
    MeetingPlace place,
    String whereabouts,
    String note) {

  Instant begin() {
    return beginsAt.truncatedTo(ChronoUnit.MILLIS);
  }

  Instant end() {
    return begin().plus(Duration.ofMinutes(duration));
  }
}
