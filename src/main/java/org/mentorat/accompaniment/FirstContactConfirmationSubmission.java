package org.mentorat.accompaniment;

import org.mentorat.firstcontact.YesNo;

/** The form {@code confirm-first-contact}: the components are its keys. */
public record FirstContactConfirmationSubmission(YesNo contactTookPlace, String comment) {}
