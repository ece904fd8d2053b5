package org.mentorat.actionplan;

import org.mentorat.firstcontact.Reply;

/**
 * The form {@code accept-revision}: the components are its keys.
 *
 * @param before1 where the mentee stands on an objective that is new, by their own word, from 1 to
 *     5 (R89); null if it is known, and if the mentor answers
 */
public record RevisionReplySubmission(
    Reply reply, Integer before1, Integer before2, Integer before3, String comment) {}
