package org.mentorat.handover;

import java.time.Instant;
import org.mentorat.firstcontact.Channel;

/** The form {@code contact-new-mentee}: the components are its keys. */
public record NewContactSubmission(Instant contactedAt, Channel channel, String note) {}
