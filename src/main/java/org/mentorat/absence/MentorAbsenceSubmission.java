package org.mentorat.absence;

import java.time.LocalDate;

/**
 * The form {@code mentor-absence}: the components are its keys.
 *
 * @param from the first day away
 * @param until the last day away
 * @param suggested the account of whom the mentor would like to answer, or null
 * @param words for the coordination, or null
 */
public record MentorAbsenceSubmission(
    LocalDate from, LocalDate until, String suggested, String words) {}
