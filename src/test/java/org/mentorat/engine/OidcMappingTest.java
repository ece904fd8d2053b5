package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** What the claims of a provider mean here. */
class OidcMappingTest {

  @Test
  void withoutSettingsTheRolesOfStaffHaveTheNamesOfTheirGroupsAndTheOthersAreNotTheProviders() {
    assertThat(mapping(Map.of()).governed())
        .containsExactly(Roles.COORDINATORS, Roles.AUDITORS, Roles.ADMINISTRATORS);
    assertThat(person(Map.of(), Map.of("roles", List.of("coordinators", "mentors"))).groups())
        .containsExactly(Roles.COORDINATORS);
    assertThat(person(Map.of(), Map.of("roles", "auditors")).groups())
        .containsExactly(Roles.AUDITORS);
    assertThat(person(Map.of(), Map.of()).groups()).isEmpty();
  }

  @Test
  void aGroupLeftEmptyIsNoneOfTheProvidersBusiness() {
    assertThat(mapping(Map.of("roles.administrators", "")).governed())
        .containsExactly(Roles.COORDINATORS, Roles.AUDITORS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"realm_access.roles", "resource_access.mentorat.qc.roles", "https://a.example/r"})
  void aClaimIsFoundInsideOthersAndWithDotsInItsOwnName(String claim) {
    Map<String, Object> claims =
        Map.of(
            "realm_access", Map.of("roles", List.of("coordinators")),
            "resource_access", Map.of("mentorat.qc", Map.of("roles", List.of("coordinators"))),
            "https://a.example/r", List.of("coordinators"));
    assertThat(person(Map.of("roles-claim", claim), claims).groups())
        .containsExactly(Roles.COORDINATORS);
    assertThat(person(Map.of("roles-claim", claim + "x"), claims).groups()).isEmpty();
  }

  @Test
  void anAddressCountsOnlyWhenTheProviderVouchesForIt() {
    for (Object vouched : List.of(true, "true", 1, "1")) {
      assertThat(person(Map.of(), address("a@b.example", vouched)).email())
          .isEqualTo("a@b.example");
    }
    for (Object not : List.of(false, "false", 0, "no", "", List.of(true))) {
      assertThat(person(Map.of(), address("a@b.example", not)).email()).isNull();
    }
    assertThat(person(Map.of(), Map.of("email", "a@b.example")).email()).isNull();
    assertThat(person(Map.of(), address("no address", true)).email()).isNull();
    assertThat(person(Map.of(), address("x".repeat(250) + "@b.example", true)).email()).isNull();
    assertThat(
            person(
                    Map.of("email-claim", "mail", "email-verified-claim", "xms_edov"),
                    Map.of("mail", "a@b.example", "xms_edov", "1"))
                .email())
        .isEqualTo("a@b.example");
  }

  @Test
  void namesFitIntoAnAccount() {
    OidcPerson person =
        person(Map.of(), Map.of("given_name", "Zoé\n", "family_name", "é".repeat(300)));
    assertThat(person.givenName()).isEqualTo("Zoé");
    assertThat(person.familyName()).hasSize(255);
    assertThat(person(Map.of(), Map.of("name", "Zoé Roy")).familyName()).isEqualTo("Zoé Roy");
  }

  private static Map<String, Object> address(String email, Object verified) {
    return Map.of("email", email, "email_verified", verified);
  }

  private static OidcPerson person(Map<String, String> settings, Map<String, Object> said) {
    Map<String, Object> claims = new HashMap<>(said);
    claims.put("sub", "s-1");
    claims.put("iss", "https://annuaire.example");
    Instant now = Instant.parse("2026-03-02T15:00:00Z");
    return mapping(settings)
        .person(
            new DefaultOidcUser(List.of(), new OidcIdToken("x", now, now.plusSeconds(60), claims)));
  }

  private static OidcMapping mapping(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((key, value) -> all.put("mentorat.sign-in.oidc." + key, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("mentorat.sign-in.oidc", OidcMapping.class);
  }
}
