package org.mentorat.handover;

/** The form {@code decide-mentor-change}: the components are its keys. */
public record MentorChangeDecisionSubmission(
    MentorChangeDecision decision,
    String mentor,
    String choiceReason,
    Boolean changeConfirmed,
    String note) {}
