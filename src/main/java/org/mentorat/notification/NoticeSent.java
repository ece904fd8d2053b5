package org.mentorat.notification;

import java.time.Instant;

/** A mail server took what tells this person (X8). */
public record NoticeSent(String kind, String reference, String account, Instant at) {}
