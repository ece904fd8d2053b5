package org.mentorat.engine;

import java.util.Set;

/**
 * What a provider says of whoever signs in through it.
 *
 * @param email null unless the provider vouches for it
 * @param groups of ours, by the {@link OidcMapping}
 */
record OidcPerson(
    String issuer,
    String subject,
    String email,
    String givenName,
    String familyName,
    Set<String> groups) {}
