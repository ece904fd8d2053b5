package org.mentorat.mentorship;

import java.time.Instant;

/**
 * The first contact was made: the service runs from {@code startsAt} until {@code endsAt},
 * excluded.
 */
public record ServiceOpened(String reference, Instant startsAt, Instant endsAt) {}
