package org.mentorat.comentor;

import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code agree-co-mentor}: the components are its keys.
 *
 * @param comment to whoever invited
 */
public record CoMentorAgreementSubmission(YesNo agreed, String comment) {}
