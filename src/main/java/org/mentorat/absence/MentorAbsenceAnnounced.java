package org.mentorat.absence;

import java.time.Instant;

/** A mentor will be away, or leaves. */
public record MentorAbsenceAnnounced(
    String reference, String mentor, AbsenceKind kind, Coverage coverage, String by, Instant at) {}
