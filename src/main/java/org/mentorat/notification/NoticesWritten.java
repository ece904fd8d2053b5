package org.mentorat.notification;

import java.time.Instant;

/** There may be something to send. */
record NoticesWritten(Instant at) {}
