package org.mentorat.meeting;

import java.time.Instant;
import java.util.UUID;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;

/**
 * A meeting as it stands at a moment, with nothing in it that anybody wrote: what goes into
 * calendars (R70, R71).
 *
 * @param uid the same for as long as it is this meeting; random, so that it says nothing of anybody
 * @param sequence 0 as planned; one more with each change that people are told
 * @param place null unless in person
 * @param calledOff whether it will not take place: cancelled, or its service ended before
 */
public record Appointment(
    UUID uid,
    int sequence,
    Instant beginsAt,
    Instant endsAt,
    MeetingMode mode,
    MeetingPlace place,
    boolean calledOff) {}
