package org.mentorat.accompaniment;

import org.mentorat.firstcontact.Reply;

/**
 * The form {@code accept-objectives}: the components are its keys.
 *
 * @param before1 where the mentee stands on the first objective, by their own word, from 1 to 5
 *     (R89); null if there is no such objective
 */
public record ObjectivesReplySubmission(
    Reply reply, Integer before1, Integer before2, Integer before3, String comment) {}
