package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine for the length of a request who acts, so that its authorizations hold: without a
 * name it checks nothing. Camunda's web applications do this themselves.
 */
class SignInEngine extends OncePerRequestFilter {

  private final IdentityService identities;

  SignInEngine(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/camunda/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person == null
        || !person.isAuthenticated()
        || person instanceof AnonymousAuthenticationToken) {
      chain.doFilter(request, response);
      return;
    }
    identities.setAuthentication(person.getName(), groups(person));
    try {
      chain.doFilter(request, response);
    } finally {
      identities.clearAuthentication();
    }
  }

  static List<String> groups(Authentication person) {
    return person.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
  }
}
