package org.mentorat.handover;

/**
 * The form {@code mentor-change}: the components are its keys.
 *
 * @param reason of one of the pair; null for the coordination
 * @param words of one of the pair, in confidence; or null
 * @param coordinationReason of the coordination; null for the pair
 */
public record MentorChangeSubmission(
    MentorChangeReason reason, String words, String coordinationReason) {}
