package org.mentorat.mentorship;

/** The form {@code confirm-assignment}: the components are its keys. */
public record ConfirmAssignmentSubmission(
    AssignmentDecision decision,
    String mentor,
    String choiceReason,
    String waitReason,
    String referTo,
    String referReason,
    Boolean referConfirmed) {}
