package org.mentorat.accompaniment;

import org.mentorat.firstcontact.Reply;

/** The form {@code accept-terms}: the components are its keys. */
public record TermsReplySubmission(Reply reply, String comment) {}
