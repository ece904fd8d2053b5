package org.mentorat.meeting;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What one of the pair gets of a meeting, for their calendar (R71).
 *
 * @param zone in which the recipient reads times
 * @param locale in which the recipient reads
 * @param otherFirstName of the other of the pair; null: nobody is named
 * @param organiser the service's mail address, the same in every file of a meeting
 * @param recipient the mail address that the file goes to; the other's is not in it
 * @param recipientName how the recipient is called there; null: by the address only
 * @param url where the recipient finds the meeting after sign-in
 */
public record MeetingInvitation(
    Appointment appointment,
    ZoneId zone,
    Locale locale,
    String otherFirstName,
    String organiser,
    String recipient,
    String recipientName,
    URI url) {}
