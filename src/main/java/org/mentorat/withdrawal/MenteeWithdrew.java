package org.mentorat.withdrawal;

import java.time.Instant;

/**
 * A mentee withdrew: the mentorship ends, and everything that is known of them is erased.
 *
 * @param mentor the account of whoever has to be told; null when there is no mentor
 * @param by the mentee's account, or that of whoever of the coordination acted for them
 */
public record MenteeWithdrew(String reference, String mentor, String by, Instant at) {}
