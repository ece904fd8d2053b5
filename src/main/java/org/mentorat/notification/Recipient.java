package org.mentorat.notification;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Whom a message goes to.
 *
 * @param firstName how they are greeted; empty when nobody knows
 * @param email null when there is none
 * @param erased whether they are somebody no longer
 */
record Recipient(
    String account, String firstName, String email, Locale locale, ZoneId zone, boolean erased) {}
