package org.mentorat.absence;

/** The form {@code look-into-hand-overs}: the component is its key. */
public record HandOverNoteSubmission(String note) {}
