package org.mentorat.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties.Registration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** The providers through which people may sign in, as the operator named them. */
class OidcProviders {

  /** What the sign-in page offers. */
  record Provider(String id, String name) {}

  private final OAuth2ClientProperties settings;

  OidcProviders(OAuth2ClientProperties settings) {
    this.settings = settings;
    settings.getRegistration().values().forEach(OidcProviders::asksWhoItIs);
  }

  List<Provider> all() {
    return settings.getRegistration().entrySet().stream()
        .map(
            entry ->
                new Provider(
                    entry.getKey(),
                    entry.getValue().getClientName() == null
                        ? entry.getKey()
                        : entry.getValue().getClientName()))
        .toList();
  }

  /**
   * A provider is asked about itself when somebody comes for it: one that is away keeps neither the
   * service from starting nor others from signing in.
   */
  ClientRegistrationRepository registrations() {
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                new ArrayList<>(
                    new OAuth2ClientPropertiesMapper(settings).asClientRegistrations().values())));
  }

  // Without `openid` there is no identity, only rights at the provider.
  private static void asksWhoItIs(Registration registration) {
    Set<String> scopes = new LinkedHashSet<>(Set.of(OidcScopes.OPENID));
    scopes.addAll(
        registration.getScope() == null
            ? List.of(OidcScopes.PROFILE, OidcScopes.EMAIL)
            : registration.getScope());
    registration.setScope(scopes);
  }
}
