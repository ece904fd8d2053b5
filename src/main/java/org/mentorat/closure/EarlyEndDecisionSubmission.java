package org.mentorat.closure;

import java.time.LocalDate;

/**
 * The form {@code decide-early-end}: the components are its keys.
 *
 * @param lastDay of the service; null where it goes on
 * @param note to both of the pair, where the service goes on
 */
public record EarlyEndDecisionSubmission(
    EarlyEndDecision decision, LocalDate lastDay, Boolean confirmed, String note) {}
