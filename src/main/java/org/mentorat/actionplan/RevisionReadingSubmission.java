package org.mentorat.actionplan;

/**
 * The form {@code read-revision}: the components are its keys.
 *
 * @param contribution the mentor’s own part in the mentee’s plan (R30)
 */
public record RevisionReadingSubmission(
    RevisionReading reading, String contribution, String comment) {}
