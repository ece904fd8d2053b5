package org.mentorat.withdrawal;

/**
 * The form {@code withdrawal}: the components are its keys.
 *
 * @param askedHow of the coordination; null when the mentee acts
 * @param confirmation the mentorship's reference, typed to confirm
 */
public record WithdrawalSubmission(AskedHow askedHow, String confirmation) {}
