package org.mentorat.closure;

import java.time.LocalDate;
import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code prepare-ending}: the components are its keys.
 *
 * @param remaining what is still to be done together
 * @param lastMeetingOn null unless a last meeting is planned
 */
public record EndingPreparationSubmission(
    String remaining, YesNo lastMeetingPlanned, LocalDate lastMeetingOn) {}
