package org.mentorat.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties.Registration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The providers through which people may sign in, as the operator named them. Each is asked about
 * itself when somebody comes for it: one that is away keeps neither the service from starting nor
 * others from signing in.
 */
class OidcProviders implements ClientRegistrationRepository {

  /** What the sign-in page offers. */
  record Provider(String id, String name) {}

  private final OAuth2ClientProperties settings;
  private final Map<String, ClientRegistration> asked = new ConcurrentHashMap<>();

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

  @Override
  public ClientRegistration findByRegistrationId(String id) {
    return settings.getRegistration().containsKey(id) ? asked.computeIfAbsent(id, this::ask) : null;
  }

  private ClientRegistration ask(String id) {
    OAuth2ClientProperties alone = new OAuth2ClientProperties();
    alone.getRegistration().put(id, settings.getRegistration().get(id));
    alone.getProvider().putAll(settings.getProvider());
    return new OAuth2ClientPropertiesMapper(alone).asClientRegistrations().get(id);
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
