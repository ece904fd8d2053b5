package org.mentorat.firstcontact;

import java.time.Instant;

/** A mentor declined; the account is theirs. */
public record MentorDeclined(String reference, DeclineReason reason, String by, Instant at) {}
