package org.mentorat.suspension;

import java.time.LocalDate;

/**
 * The form {@code suspension}: the components are its keys.
 *
 * @param until the day on which the mentorship goes on by itself
 */
public record SuspensionSubmission(SuspensionReason reason, LocalDate until, String words) {}
