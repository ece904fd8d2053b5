package org.mentorat.closure;

import org.mentorat.firstcontact.Reply;

/**
 * The form {@code agree-early-end}: the components are its keys.
 *
 * @param words for the coordination only
 */
public record EarlyEndReplySubmission(Reply reply, Boolean confirmed, String words) {}
