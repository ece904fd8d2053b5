package org.mentorat.mentorship;

/** The form {@code resolve-waiting}: the components are its keys. */
public record ResolveWaitingSubmission(
    WaitingDecision decision, String referTo, String referReason, Boolean referConfirmed) {}
