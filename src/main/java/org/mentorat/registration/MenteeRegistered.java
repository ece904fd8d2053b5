package org.mentorat.registration;

import java.time.Instant;

/** A mentee registered; the accounts are those of the mentee and of who submitted the form. */
public record MenteeRegistered(String reference, String mentee, String by, Instant at) {}
