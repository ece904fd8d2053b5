package org.mentorat.accompaniment;

import java.time.LocalDate;
import org.mentorat.firstcontact.YesNo;

/** The form {@code confirm-check-in}: the components are its keys. */
public record CheckInByMenteeSubmission(YesNo held, LocalDate heldOn, String note) {}
