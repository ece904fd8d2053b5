package org.mentorat.accompaniment;

import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code confirm-answer}: the components are its keys.
 *
 * @param inTimeForClient whether it was in time for the client (R26); null unless the request was
 *     urgent
 */
public record AnswerConfirmationSubmission(YesNo inTime, YesNo inTimeForClient, String comment) {}
