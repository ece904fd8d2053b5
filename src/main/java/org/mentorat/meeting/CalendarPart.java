package org.mentorat.meeting;

import java.nio.charset.StandardCharsets;

/**
 * A calendar file, and how it goes into a mail: clients only act on it where the mail's header says
 * the method that the file says.
 *
 * @param method {@code REQUEST} or {@code CANCEL}
 * @param text iCalendar (RFC 5545), in lines of 75 octets at most
 */
public record CalendarPart(String method, String text) {

  public static final String FILE_NAME = "invite.ics";

  public String contentType() {
    return "text/calendar; method=" + method + "; charset=UTF-8";
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
