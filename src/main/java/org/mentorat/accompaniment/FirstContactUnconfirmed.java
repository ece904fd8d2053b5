package org.mentorat.accompaniment;

import java.time.Instant;

/** The mentee said nothing of the first contact: it stays kept but unconfirmed. */
public record FirstContactUnconfirmed(String reference, Instant at) {}
