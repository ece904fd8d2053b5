package org.mentorat.notification;

/**
 * The form {@code settle-undelivered}: the components are its keys.
 *
 * @param newEmail null unless the address is corrected
 * @param note null unless it was told otherwise
 */
public record UndeliveredSubmission(UndeliveredDecision decision, String newEmail, String note) {}
