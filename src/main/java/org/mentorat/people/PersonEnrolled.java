package org.mentorat.people;

/**
 * A person joined, or told the service anew who they are: their account must exist, up to date, in
 * the group.
 *
 * @param group {@code mentees} or {@code mentors}
 */
public record PersonEnrolled(String account, String group) {}
