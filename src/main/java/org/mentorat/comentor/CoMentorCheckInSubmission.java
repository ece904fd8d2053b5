package org.mentorat.comentor;

import org.mentorat.firstcontact.YesNo;

/** The form {@code log-co-mentor-check-in}: the components are its keys. */
public record CoMentorCheckInSubmission(YesNo held, String note) {}
