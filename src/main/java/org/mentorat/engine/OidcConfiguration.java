package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.mentorat.people.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Sign-in through the organisation's own provider (OpenID Connect), beside the accounts here, where
 * the operator names one by {@code spring.security.oauth2.client.*}. Otherwise none of this exists.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties({OAuth2ClientProperties.class, OidcMapping.class})
class OidcConfiguration {

  /** Where a provider's name on the sign-in page leads. */
  static final String GO = "/oauth2/authorization/";

  /** Where providers send people back to. */
  static final String BACK = "/login/oauth2/code/";

  /** The parameter of the sign-in page that says why nobody was signed in. */
  static final String REFUSED = "sso";

  private static final Logger log = LoggerFactory.getLogger(OidcConfiguration.class);

  @Bean
  OidcProviders oidcProviders(OAuth2ClientProperties settings) {
    return new OidcProviders(settings);
  }

  @Bean
  OidcAccounts oidcAccounts(
      OidcMapping mapping,
      JdbcClient sql,
      IdentityService identities,
      Accounts accounts,
      AccountBook book,
      Directory directory,
      Unrestricted unrestricted,
      Clock clock) {
    return new OidcAccounts(
        mapping, sql, identities, accounts, book, directory, unrestricted, clock);
  }

  @Bean
  OidcEnd oidcEnd(OidcProviders providers) {
    return new OidcEnd(providers);
  }

  @Bean
  @Order(0)
  SecurityFilterChain throughAProvider(
      HttpSecurity http,
      OidcProviders providers,
      OidcMapping mapping,
      OidcAccounts accounts,
      SignInPassword password)
      throws Exception {
    OidcLanding landing = new OidcLanding(password);
    landing.setRequestCache(SignInConfiguration.pagesOnly());
    return http.securityMatcher(SignInConfiguration.anyOf(GO + "*", BACK + "*"))
        .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
        .oauth2Login(
            login ->
                login
                    .loginPage(SignInConfiguration.PAGE)
                    .authorizedClientRepository(new NoTokens())
                    .authorizationEndpoint(
                        ask -> ask.authorizationRequestResolver(withProof(providers)))
                    .userInfoEndpoint(
                        told ->
                            told.oidcUserService(known(mapping, accounts))
                                .userService(
                                    request -> {
                                      throw new OAuth2AuthenticationException("no_identity");
                                    }))
                    .successHandler(landing)
                    .failureHandler(refused())
                    .addObjectPostProcessor(awayIsNoFault()))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .build();
  }

  /** With PKCE, which Spring Security leaves out for clients that have a secret. */
  private static OAuth2AuthorizationRequestResolver withProof(
      ClientRegistrationRepository registrations) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            registrations, GO.substring(0, GO.length() - 1));
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return resolver;
  }

  private static OAuth2UserService<OidcUserRequest, OidcUser> known(
      OidcMapping mapping, OidcAccounts accounts) {
    OidcUserService provider = new OidcUserService();
    return request -> {
      OidcUser user = provider.loadUser(request);
      OidcAccounts.Outcome outcome = accounts.signIn(mapping.person(user));
      if (outcome.refusal() != null) {
        throw new OAuth2AuthenticationException(outcome.refusal().code());
      }
      return new Known(user, outcome.account());
    };
  }

  /** By default a provider that cannot be reached is an error page. */
  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> awayIsNoFault() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(refused());
        return filter;
      }
    };
  }

  private static AuthenticationFailureHandler refused() {
    return (request, response, refusal) -> {
      OidcRefusal why = why(refusal);
      if (why == OidcRefusal.FAILED) {
        // Never what the request said: anybody can write it.
        Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
        log.info("A sign-in through a provider failed: {}", cause.getClass().getSimpleName());
      }
      new DefaultRedirectStrategy()
          .sendRedirect(
              request, response, SignInConfiguration.PAGE + "?" + REFUSED + "=" + why.code());
    };
  }

  private static OidcRefusal why(AuthenticationException refusal) {
    return refusal instanceof OAuth2AuthenticationException told
        ? OidcRefusal.of(told.getError().getErrorCode()).orElse(OidcRefusal.FAILED)
        : OidcRefusal.FAILED;
  }

  /** Somebody whom a provider sent, under the name that they have here. */
  private static final class Known extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final String account;

    Known(OidcUser user, String account) {
      super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
      this.account = account;
    }

    @Override
    public String getName() {
      return account;
    }
  }

  /** Nothing is done in anybody's name at the provider, so the tokens for that are not kept. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {

    @Override
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String registration, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
