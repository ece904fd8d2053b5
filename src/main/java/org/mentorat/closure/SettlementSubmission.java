package org.mentorat.closure;

import org.mentorat.accompaniment.Settlement;
import org.mentorat.training.TrainingDecision;

/**
 * The form {@code settle-requests}: the components are its keys.
 *
 * @param outcome of the requests for help; null if none is open
 * @param trainingDecision on the training asked for; null if none awaits a decision
 */
public record SettlementSubmission(
    Settlement outcome, TrainingDecision trainingDecision, String note) {}
