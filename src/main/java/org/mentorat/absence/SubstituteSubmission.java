package org.mentorat.absence;

/**
 * The form {@code name-substitute}: the components are its keys.
 *
 * @param agreed that this person said yes
 */
public record SubstituteSubmission(String substitute, Boolean agreed) {}
