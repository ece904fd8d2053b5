package org.mentorat.closure;

import java.time.Instant;
import org.mentorat.mentorship.Side;

/** Somebody is thanked: their attestation can be shown; the account is theirs. */
public record AttestationIssued(String reference, Side side, String account, Instant at) {}
