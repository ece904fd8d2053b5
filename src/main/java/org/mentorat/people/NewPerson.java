package org.mentorat.people;

/**
 * What a person tells of themselves when they join.
 *
 * @param preferredName the name they wish to be called by (R108), or null
 * @param language {@code fr} or {@code en}
 * @param timeZone an IANA name, {@code America/Toronto}
 * @param workplace a workplace's code
 */
public record NewPerson(
    String givenName,
    String familyName,
    String preferredName,
    String email,
    String language,
    String timeZone,
    String workplace,
    Integer yearsOfExperience) {}
