package org.mentorat.closure;

import java.time.LocalDate;

/**
 * The form {@code early-end}: the components are its keys.
 *
 * @param lastDay of the service; null: as soon as it is agreed
 * @param words for the coordination only
 * @param confirmed that an end is not undone
 */
public record EarlyEndSubmission(
    EarlyEndReason reason, LocalDate lastDay, String words, Boolean confirmed) {}
