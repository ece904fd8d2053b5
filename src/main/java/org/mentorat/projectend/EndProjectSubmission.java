package org.mentorat.projectend;

/**
 * The form {@code end-project}: the components are its keys.
 *
 * @param code the project's code, typed to confirm
 */
public record EndProjectSubmission(String reason, String code) {}
