package org.mentorat.people;

import java.time.Instant;

/**
 * A project has ended.
 *
 * @param by the account that decided; null when its date did
 */
public record ProjectEnded(String project, String by, Instant at) {}
