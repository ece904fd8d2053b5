package org.mentorat.handover;

/** The form {@code resolve-late-contact}: the components are its keys. */
public record LateContactSubmission(String note) {}
