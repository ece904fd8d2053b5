package org.mentorat.closure;

import java.time.Instant;
import org.mentorat.firstcontact.Reply;

/** The other of the pair answered a request for an early end. */
public record EarlyEndAnswered(String reference, long id, Reply reply, String by, Instant at) {}
