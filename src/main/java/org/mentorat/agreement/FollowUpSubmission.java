package org.mentorat.agreement;

/** The form {@code follow-up-acceptances}: the components are its keys. */
public record FollowUpSubmission(FollowUpDecision decision, String note) {}
