package org.mentorat.closure;

import org.mentorat.accompaniment.Settlement;

/** The form {@code settle-requests}: the components are its keys. */
public record SettlementSubmission(Settlement outcome, String note) {}
