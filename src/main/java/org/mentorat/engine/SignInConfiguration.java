package org.mentorat.engine;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One sign-in for the site, Camunda's web applications and the APIs (DESIGN §6): a form and a
 * session for people, HTTP Basic for programs. Nothing is open that is not listed here.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

  static final String PAGE = "/connexion";
  static final String SIGN_OUT = "/deconnexion";

  /** What became of each mentorship: where auditors work. */
  static final String HISTORIES = "/tableau-de-bord/mentorats";

  private static final RequestMatcher OPEN_TO_ALL =
      anyOf(
          "/",
          PAGE,
          "/documents/**",
          ForgottenPasswordPage.ADDRESS,
          AccountLinks.PAGE + "*",
          "/verification/**",
          "/css/**",
          "/img/**",
          "/js/**",
          "/favicon.ico",
          "/actuator/health",
          "/actuator/health/*");

  private static final RequestMatcher PROGRAMS =
      anyOf("/engine-rest/**", "/api/**", "/demo/**", "/demo");
  private static final RequestMatcher PAPERS = anyOf("/attestations/**");
  private static final RequestMatcher READING = withDefaults().matcher(HttpMethod.GET, "/**");
  private static final RequestMatcher DEMO = anyOf("/demo/**", "/demo");
  private static final RequestMatcher TASKS = anyOf("/api/tasks/**", "/api/tasks");
  private static final RequestMatcher RECORDS =
      anyOf("/api/mentorships/*/notices", "/api/mentorships/*/commitments");
  private static final RequestMatcher NOTICE_RETRY = anyOf("/api/notices/**");
  private static final RequestMatcher COORDINATION =
      anyOf("/tableau-de-bord/decisions/**", "/tableau-de-bord/avis/**");
  private static final RequestMatcher ACCOUNTS =
      anyOf(AccountsPage.ADDRESS + "/**", AccountsPage.ADDRESS);
  private static final RequestMatcher OF_HISTORIES = anyOf(HISTORIES, HISTORIES + "/**");
  private static final RequestMatcher CAMUNDA = anyOf("/camunda/**");
  private static final RequestMatcher CAMUNDA_API = anyOf("/camunda/api/**");

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, SignInPassword password, RestAnswer answer)
      throws Exception {
    return http.securityMatcher(PROGRAMS)
        .authenticationProvider(password)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(DEMO)
                    .hasAnyAuthority(Roles.COORDINATORS, Roles.ADMINISTRATORS)
                    .requestMatchers(TASKS, NOTICE_RETRY)
                    .hasAuthority(Roles.COORDINATORS)
                    .requestMatchers(RECORDS)
                    .hasAnyAuthority(Roles.COORDINATORS, Roles.AUDITORS)
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(answer::signInRequired))
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new SignInOrigin()))
        // The demonstration shows a message in a frame of its page.
        .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(new SignInRefresh(password), BasicAuthenticationFilter.class)
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(pageOrJson(DEMO, answer))
                    .defaultAccessDeniedHandlerFor(
                        new AccessDeniedHandlerImpl(), new AndRequestMatcher(DEMO, aPage()))
                    .defaultAccessDeniedHandlerFor(answer::notAllowed, PROGRAMS))
        .build();
  }

  /**
   * What a person keeps: for their browser, which is brought back to it after signing in, and for
   * their programs. Read only.
   */
  @Bean
  @Order(2)
  SecurityFilterChain papers(HttpSecurity http, SignInPassword password, RestAnswer answer)
      throws Exception {
    return http.securityMatcher(PAPERS)
        .authenticationProvider(password)
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(READING).authenticated().anyRequest().denyAll())
        .httpBasic(basic -> basic.authenticationEntryPoint(answer::signInRequired))
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .logout(logout -> logout.disable())
        .addFilterBefore(new SignInRefresh(password), BasicAuthenticationFilter.class)
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(pageOrJson(PAPERS, answer)))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      SignInPassword password,
      RestAnswer answer,
      ObjectProvider<OidcEnd> providersEnd)
      throws Exception {
    SignInLanding landing = new SignInLanding();
    landing.setRequestCache(pagesOnly());
    return http.authenticationProvider(password)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(OPEN_TO_ALL)
                    .permitAll()
                    .requestMatchers(COORDINATION)
                    .hasAuthority(Roles.COORDINATORS)
                    .requestMatchers(ACCOUNTS)
                    .hasAnyAuthority(Roles.COORDINATORS, Roles.ADMINISTRATORS)
                    .requestMatchers(OF_HISTORIES)
                    .hasAnyAuthority(Roles.COORDINATORS, Roles.AUDITORS)
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage(PAGE)
                    .loginProcessingUrl(PAGE)
                    .successHandler(landing)
                    .failureHandler(refused()))
        .logout(
            logout -> {
              logout
                  .logoutRequestMatcher(withDefaults().matcher(HttpMethod.POST, SIGN_OUT))
                  .logoutSuccessUrl(PAGE + "?fin");
              providersEnd.ifAvailable(
                  end -> logout.addLogoutHandler(end).logoutSuccessHandler(end));
            })
        // Camunda's web applications bring their own protection, and would fail a second one.
        .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .addFilterBefore(new SignInRefresh(password), UsernamePasswordAuthenticationFilter.class)
        .exceptionHandling(
            refusals ->
                refusals
                    .defaultAuthenticationEntryPointFor(answer::signInRequired, CAMUNDA_API)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(PAGE),
                        new NegatedRequestMatcher(CAMUNDA_API))
                    .defaultAccessDeniedHandlerFor(answer::notAllowed, CAMUNDA_API)
                    // A single one would answer everything.
                    .defaultAccessDeniedHandlerFor(
                        new AccessDeniedHandlerImpl(), new NegatedRequestMatcher(CAMUNDA_API)))
        .build();
  }

  /** Names the signed-in person to the engine, for its rights and its operation log. */
  @Bean
  FilterRegistrationBean<SignInEngine> engineKnowsWhoActs(IdentityService identities) {
    return registered(new SignInEngine(identities), 30, "/*");
  }

  /**
   * Signs the person in to Camunda's web applications, which keep their own note in the same
   * session.
   */
  @Bean
  FilterRegistrationBean<SignInWebapps> camundaKnowsWhoIsSignedIn() {
    FilterRegistrationBean<SignInWebapps> filter =
        registered(new SignInWebapps(), 30, "/camunda/api/*", "/camunda/app/*");
    filter.addInitParameter(
        ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
        SignInWebapps.Provider.class.getName());
    return filter;
  }

  /** Keeps the pages of Camunda's web applications from each other's nonces. */
  @Bean
  FilterRegistrationBean<WebappNonce> camundasPagesAccompanyTheirHeader() {
    return registered(new WebappNonce(), 40, "/camunda/app/*");
  }

  /** Makes the sign-out of Camunda's web applications the sign-out of everything. */
  @Bean
  FilterRegistrationBean<SignInWebappsEnd> camundaSignsOutOfEverything() {
    return registered(new SignInWebappsEnd(), 40, "/camunda/api/admin/auth/*");
  }

  /** Places a filter behind Spring Security's and before Camunda's. */
  static <F extends Filter> FilterRegistrationBean<F> registered(
      F filter, int place, String... paths) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + place);
    registration.setUrlPatterns(List.of(paths));
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }

  /**
   * The usual handler keeps the refusal in the session, and with it the password that was typed.
   */
  private static AuthenticationFailureHandler refused() {
    return (request, response, refusal) ->
        new DefaultRedirectStrategy().sendRedirect(request, response, PAGE + "?refus");
  }

  private static AuthenticationEntryPoint pageOrJson(RequestMatcher pages, RestAnswer answer) {
    LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> entries = new LinkedHashMap<>();
    entries.put(new AndRequestMatcher(pages, aPage()), new LoginUrlAuthenticationEntryPoint(PAGE));
    DelegatingAuthenticationEntryPoint entry = new DelegatingAuthenticationEntryPoint(entries);
    entry.setDefaultEntryPoint(answer::signInRequired);
    return entry;
  }

  /**
   * What a person is brought back to after signing in: a page, never a script or an answer of the
   * API.
   */
  static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(new AndRequestMatcher(aPage(), new NegatedRequestMatcher(CAMUNDA_API)));
    return cache;
  }

  private static RequestMatcher aPage() {
    MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return new AndRequestMatcher(withDefaults().matcher(HttpMethod.GET, "/**"), html);
  }

  static RequestMatcher anyOf(String... patterns) {
    return new OrRequestMatcher(
        Arrays.stream(patterns)
            .map(pattern -> (RequestMatcher) withDefaults().matcher(pattern))
            .toList());
  }
}
