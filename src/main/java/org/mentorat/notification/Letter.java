package org.mentorat.notification;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A message as it is sent.
 *
 * @param message of which its Message-ID is made
 */
record Letter(
    UUID message,
    String to,
    Locale locale,
    String subject,
    String text,
    String html,
    List<Details.File> files) {}
