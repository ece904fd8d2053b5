package org.mentorat.absence;

import java.time.LocalDate;

/**
 * The form {@code mentor-leaving}: the components are its keys.
 *
 * @param lastDay the last day as a mentor
 * @param words for the coordination, or null
 */
public record MentorLeavingSubmission(LocalDate lastDay, String words, Boolean leavingConfirmed) {}
