package org.mentorat.withdrawal;

import java.time.Instant;

/**
 * What was written in a mentorship is erased.
 *
 * @param personErased whether the person and their account went too
 */
public record PersonalDataErased(String reference, boolean personErased, Instant at) {}
