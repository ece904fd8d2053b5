package org.mentorat.firstcontact;

import java.time.Instant;
import java.util.List;

/**
 * The form {@code make-first-contact}: the components are its keys.
 *
 * @param contactedAt when the mentor says the contact took place
 * @param channels the channels proposed for later
 * @param rules the rules the mentor proposes (R20)
 * @param planNeeded whether an action plan is needed (R38)
 */
public record FirstContactSubmission(
    ContactOutcome outcome,
    Instant contactedAt,
    Channel channel,
    MeetingPlace meetingPlace,
    String refinedNeeds,
    Frequency frequency,
    List<Channel> channels,
    String rules,
    YesNo planNeeded,
    String planReason,
    DeclineReason declineReason,
    String declineComment,
    Boolean declineConfirmed) {}
