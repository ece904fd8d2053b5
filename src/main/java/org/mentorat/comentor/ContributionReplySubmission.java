package org.mentorat.comentor;

/**
 * The form {@code accept-contribution}: the components are its keys.
 *
 * @param wording another wording of the contribution, where one is proposed
 * @param reason why not, where the invitation is declined
 */
public record ContributionReplySubmission(ContributionReply reply, String wording, String reason) {}
