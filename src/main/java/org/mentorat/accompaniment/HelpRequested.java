package org.mentorat.accompaniment;

import java.time.Instant;

/** A mentee asked for something; the account is theirs. */
public record HelpRequested(
    String reference, long request, boolean urgent, String by, Instant at) {}
