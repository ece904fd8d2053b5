package org.mentorat.handover;

import org.mentorat.firstcontact.YesNo;

/** The form {@code allow-earlier-exchanges}: the components are its keys. */
public record EarlierExchangesSubmission(YesNo allowed) {}
