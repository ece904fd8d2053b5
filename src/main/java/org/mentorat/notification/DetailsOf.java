package org.mentorat.notification;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A room that adds to the messages about its own things, such as a meeting's calendar file. */
public interface DetailsOf {

  /** Whether these messages are about something of this room. */
  boolean concerns(String kind);

  /**
   * What there is to add, as things are now; nothing when the message has no sense any more.
   *
   * @param sentFrom the service's address
   * @param email the reader's address
   * @param zone the reader's
   * @param link where the message leads
   */
  Optional<Details> details(
      Notice notice, String sentFrom, String email, ZoneId zone, Locale locale, String link);
}
