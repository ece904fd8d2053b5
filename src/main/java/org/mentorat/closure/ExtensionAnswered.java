package org.mentorat.closure;

import java.time.Instant;

/** One of the three answered a request for an extension. */
public record ExtensionAnswered(
    String reference, long id, ExtensionReply reply, String by, Instant at) {}
