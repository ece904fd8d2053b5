package org.mentorat.handover;

import java.time.Instant;

/** Another mentor took over; the accounts are the two mentors' and of who decided. */
public record MentorChanged(
    String reference, long change, String former, String next, String by, Instant at) {}
