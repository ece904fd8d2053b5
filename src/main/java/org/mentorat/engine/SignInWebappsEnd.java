package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the whole session when a person signs out in one of Camunda's web applications. */
class SignInWebappsEnd extends OncePerRequestFilter {

  private static final RequestMatcher SIGN_OUT =
      PathPatternRequestMatcher.withDefaults()
          .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    OidcSession elsewhere = person == null ? null : OidcSession.current(request, person.getName());
    chain.doFilter(request, response);
    // Camunda has checked its CSRF token by now: a refused request signs nobody out.
    if (SIGN_OUT.matches(request) && response.getStatus() == HttpStatus.OK.value()) {
      new SecurityContextLogoutHandler().logout(request, response, person);
      if (elsewhere != null) {
        elsewhere.leave(request);
      }
    }
  }
}
