package org.mentorat.engine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * An organisation's provider of identities (OpenID Connect), with its own sign-in page, on a port
 * and an address of its own. What it says of people can be changed at any time.
 */
final class OidcServer implements AutoCloseable {

  static final String CLIENT = "mentorat";
  static final String SECRET = "secret-des-tests";
  static final String PASSWORD = "mot de passe de l'organisation";

  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
  private final AnnotationConfigServletWebServerApplicationContext server =
      new AnnotationConfigServletWebServerApplicationContext();

  private volatile RegisteredClient client;
  private volatile String nonce;

  OidcServer() {
    server.registerBean(OidcServer.class, () -> this, bean -> bean.setDestroyMethodName(""));
    server.register(Parts.class);
    server.refresh();
  }

  /** Its name, by an address that shares no cookies with the application's. */
  String issuer() {
    return "http://127.0.0.1:" + server.getWebServer().getPort();
  }

  /** The application that may send people here, and get them back. */
  void serves(String site, String registration) {
    client =
        RegisteredClient.withId(CLIENT)
            .clientId(CLIENT)
            .clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(site + "/login/oauth2/code/" + registration)
            .postLogoutRedirectUri(site + "/connexion?fin")
            .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .build();
  }

  /** What it says of somebody from now on, {@link #PASSWORD} being their password. */
  void says(String subject, String email, boolean verified, String... roles) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("given_name", "Marie");
    claims.put("family_name", "Tremblay");
    claims.put("email", email);
    claims.put("email_verified", verified);
    claims.put("realm_access", Map.of("roles", List.of(roles)));
    people.put(subject, claims);
  }

  /** Writes this nonce into the tokens instead of the one that was asked for; null for no lie. */
  void lies(String otherNonce) {
    nonce = otherNonce;
  }

  @Override
  public void close() {
    server.close();
  }

  /** No {@code @Configuration}: the application under test must not find it. */
  @EnableWebSecurity
  static class Parts {

    @Bean
    TomcatServletWebServerFactory web() {
      TomcatServletWebServerFactory web = new TomcatServletWebServerFactory(0);
      web.setAddress(InetAddress.getLoopbackAddress());
      return web;
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
      return new DispatcherServlet();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer protocol =
          OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(protocol.getEndpointsMatcher())
          .with(protocol, server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .exceptionHandling(
              refusals ->
                  refusals.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService people(OidcServer provider) {
      return subject -> {
        if (!provider.people.containsKey(subject)) {
          throw new UsernameNotFoundException(subject);
        }
        return User.withUsername(subject).password("{noop}" + PASSWORD).build();
      };
    }

    @Bean
    RegisteredClientRepository clients(OidcServer provider) {
      return new RegisteredClientRepository() {
        @Override
        public void save(RegisteredClient withAnotherHash) {
          provider.client = withAnotherHash;
        }

        @Override
        public RegisteredClient findById(String id) {
          return provider.client;
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return provider.client.getClientId().equals(id) ? provider.client : null;
        }
      };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> said(OidcServer provider) {
      return token -> {
        if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
          provider.people.get(token.getPrincipal().getName()).forEach(token.getClaims()::claim);
          if (provider.nonce != null) {
            token.getClaims().claim("nonce", provider.nonce);
          }
        }
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      RSAKey key = new RSAKeyGenerator(2048).keyID("essai").generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder tokens(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings addresses() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
