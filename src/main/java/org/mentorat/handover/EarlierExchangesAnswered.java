package org.mentorat.handover;

import java.time.Instant;

/**
 * Whether the new mentor may read what the pair wrote before; the account is the mentee's, null
 * when they said nothing, which is a no.
 */
public record EarlierExchangesAnswered(
    String reference, long change, boolean allowed, String by, Instant at) {}
