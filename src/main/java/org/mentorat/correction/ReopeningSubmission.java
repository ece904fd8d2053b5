package org.mentorat.correction;

/**
 * The form {@code reopening}: the components are its keys.
 *
 * @param words for the coordination only
 * @param confirmed that both of the pair will find their mentorship open again
 */
public record ReopeningSubmission(ClosingError reason, String words, Boolean confirmed) {}
