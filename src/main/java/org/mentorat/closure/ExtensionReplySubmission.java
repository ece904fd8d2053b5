package org.mentorat.closure;

/**
 * The forms {@code agree-extension} and {@code approve-extension}: the components are their keys.
 *
 * @param note for the other two, where it is declined
 */
public record ExtensionReplySubmission(ExtensionReply reply, String note) {}
