package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Limits how many processes one account starts over the APIs: each registration asks the
 * coordination for its time.
 */
class RegistrationLimit extends OncePerRequestFilter {

  private static final Pattern START =
      Pattern.compile("/process-definition/(key/)?[^/]+/submit-form");

  private final Buckets own;
  private final Buckets ofOthers;
  private final TooManyRequests refusal;

  RegistrationLimit(RequestLimitsProperties limits, RestAnswer answer, LocaleResolver locales) {
    own = new Buckets(limits.registrations());
    ofOthers = new Buckets(limits.registrationsByCoordination());
    refusal = new TooManyRequests(answer, locales);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = isStart(request) ? untilNext() : Duration.ZERO;
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      refusal.send(request, response, wait);
    }
  }

  private static boolean isStart(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && START.matcher(RestGuardPath.of(request).path()).matches();
  }

  private Duration untilNext() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person == null) {
      return Duration.ZERO;
    }
    Set<String> groups = AuthorityUtils.authorityListToSet(person.getAuthorities());
    boolean registersOthers =
        groups.contains(Roles.COORDINATORS) || groups.contains(Roles.ADMINISTRATORS);
    return (registersOthers ? ofOthers : own).take(person.getName());
  }
}
