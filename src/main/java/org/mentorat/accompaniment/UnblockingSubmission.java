package org.mentorat.accompaniment;

/** The form {@code unblock-request}: the components are its keys. */
public record UnblockingSubmission(Unblocking decision, String note) {}
