package org.mentorat.firstcontact;

import java.time.Instant;

/** A first contact was reported: when the mentor says it was, and when it was reported. */
public record FirstContactMade(String reference, Instant contactedAt, String by, Instant at) {}
