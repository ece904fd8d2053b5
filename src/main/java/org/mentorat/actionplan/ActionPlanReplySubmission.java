package org.mentorat.actionplan;

import org.mentorat.firstcontact.Reply;

/** The form {@code accept-action-plan}: the components are its keys. */
public record ActionPlanReplySubmission(Reply reply, String comment) {}
