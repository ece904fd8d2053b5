package org.mentorat.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * The circumstances in which a form is read.
 *
 * @param shown what the server shows in the form, by key
 * @param zone the time zone of the person who fills the form in
 */
record FormReader(Map<String, Object> shown, ZoneId zone, Instant now) {

  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }
}
