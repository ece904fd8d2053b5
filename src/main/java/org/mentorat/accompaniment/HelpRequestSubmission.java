package org.mentorat.accompaniment;

import java.time.LocalDate;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code help-request}: the components are its keys.
 *
 * @param usefulUntil the day until which an answer serves the client who waits (R11); null unless
 *     urgent
 * @param coordinationMayRead whether the coordination may read the request once its answer is late
 */
public record HelpRequestSubmission(
    RequestKind kind,
    String text,
    Channel channel,
    YesNo urgent,
    LocalDate usefulUntil,
    YesNo coordinationMayRead) {}
