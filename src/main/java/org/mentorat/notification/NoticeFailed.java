package org.mentorat.notification;

import java.time.Instant;
import java.util.UUID;

/** Somebody was not reached, and will not be unless somebody sees to it. */
public record NoticeFailed(UUID notice, String account, Failure why, Instant at) {}
