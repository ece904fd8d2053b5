package org.mentorat.charter;

import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/** The form {@code charter-breach}: the components are its keys. */
public record BreachSubmission(
    YesNo safeToGoOn, BreachKind kind, String text, YesNo contactWished, Channel contactChannel) {}
