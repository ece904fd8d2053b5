package org.mentorat.accompaniment;

import java.time.LocalDate;
import org.mentorat.firstcontact.Channel;

/** The form {@code log-check-in}: the components are its keys. */
public record CheckInSubmission(
    CheckInOutcome outcome, LocalDate heldOn, Channel channel, String topic, String note) {}
