package org.mentorat.engine;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.validation.annotation.Validated;

/**
 * What the claims of an OpenID Connect provider mean here, {@code mentorat.sign-in.oidc.*}. A claim
 * inside another is written with dots, such as {@code realm_access.roles}.
 *
 * @param rolesClaim which claim holds the person's roles
 * @param emailClaim which one holds the e-mail address
 * @param emailVerifiedClaim which one says that the address is the person's
 * @param linkAdministrators whether an account that administers the service may be linked by its
 *     address alone
 * @param roles which roles of the provider give which of our groups
 */
@Validated
@ConfigurationProperties("mentorat.sign-in.oidc")
record OidcMapping(
    @DefaultValue("roles") @NotBlank String rolesClaim,
    @DefaultValue("email") @NotBlank String emailClaim,
    @DefaultValue("email_verified") @NotBlank String emailVerifiedClaim,
    @DefaultValue("false") boolean linkAdministrators,
    @DefaultValue @NotNull Given roles) {

  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_NAME = 255;

  /** A group without any role here is none of the provider's business. */
  record Given(
      @DefaultValue(Roles.COORDINATORS) List<String> coordinators,
      @DefaultValue(Roles.AUDITORS) List<String> auditors,
      @DefaultValue(Roles.ADMINISTRATORS) List<String> administrators,
      @DefaultValue List<String> mentors,
      @DefaultValue List<String> mentees) {

    private Map<String, List<String>> byGroup() {
      Map<String, List<String>> all = new LinkedHashMap<>();
      all.put(Roles.COORDINATORS, coordinators);
      all.put(Roles.AUDITORS, auditors);
      all.put(Roles.ADMINISTRATORS, administrators);
      all.put(Roles.MENTORS, mentors);
      all.put(Roles.MENTEES, mentees);
      all.values().removeIf(List::isEmpty);
      return all;
    }
  }

  /** The groups that the provider gives and withdraws. */
  Set<String> governed() {
    return roles.byGroup().keySet();
  }

  OidcPerson person(OidcUser user) {
    Map<String, Object> claims = user.getClaims();
    return new OidcPerson(
        user.getIdToken().getIssuer().toString(),
        user.getSubject(),
        email(claims),
        name(user.getGivenName()),
        name(user.getFamilyName() == null ? user.getFullName() : user.getFamilyName()),
        groups(claims));
  }

  private Set<String> groups(Map<String, Object> claims) {
    Set<String> said = texts(at(claims, rolesClaim));
    return roles.byGroup().entrySet().stream()
        .filter(group -> group.getValue().stream().anyMatch(said::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String email(Map<String, Object> claims) {
    if (!isTrue(at(claims, emailVerifiedClaim))
        || !(at(claims, emailClaim) instanceof String email)) {
      return null;
    }
    String written = email.strip();
    return written.contains("@") && written.length() <= LONGEST_EMAIL ? written : null;
  }

  // Providers differ: a boolean, or one written as a text or a number.
  private static boolean isTrue(Object claim) {
    return claim != null && Set.of("true", "1").contains(claim.toString());
  }

  private static String name(String claim) {
    String name = claim == null ? "" : claim.replaceAll("\\p{Cntrl}", " ").strip();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static Set<String> texts(Object claim) {
    Collection<?> values =
        claim instanceof Collection<?> several
            ? several
            : claim == null ? List.of() : List.of(claim);
    return values.stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  /** A claim's own name may have dots too, such as {@code https://example.org/roles}. */
  static Object at(Map<?, ?> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
        Object found = at(inner, path.substring(dot + 1));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
