package org.mentorat.closure;

import java.time.LocalDate;

/**
 * The form {@code extension}: the components are its keys.
 *
 * @param lastDay the new last day of the service
 * @param why for the other two
 */
public record ExtensionSubmission(LocalDate lastDay, String why) {}
