package org.mentorat.accompaniment;

import java.time.Instant;
import org.mentorat.firstcontact.MeetingPlace;
import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code record-first-meeting}: the components are its keys.
 *
 * @param heldAt when the mentor says the meeting took place
 * @param place null unless they met in person
 * @param objective1 an objective they set together (R65); the first is required
 * @param planNeeded whether an action plan is needed (R38)
 */
public record FirstMeetingSubmission(
    Instant heldAt,
    MeetingMode mode,
    MeetingPlace place,
    String objective1,
    ObjectiveScope scope1,
    ObjectiveKind kind1,
    String objective2,
    ObjectiveScope scope2,
    ObjectiveKind kind2,
    String objective3,
    ObjectiveScope scope3,
    ObjectiveKind kind3,
    YesNo planNeeded,
    String planReason) {}
