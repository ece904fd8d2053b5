package org.mentorat.handover;

import java.time.Instant;

/**
 * What was handed over, and by when the new mentor contacts the mentee.
 *
 * @param former the account of the mentor who was
 * @param next the account of the mentor who is
 */
public record HandOver(String former, String next, Instant reminderAt, Instant limitAt) {}
