package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.HashSet;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a session live no longer than its account, and gives it the groups that the account has now.
 */
class SignInRefresh extends OncePerRequestFilter {

  private final SignInPassword accounts;

  SignInRefresh(SignInPassword accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication kept = SecurityContextHolder.getContext().getAuthentication();
    if (kept instanceof UsernamePasswordAuthenticationToken && kept.isAuthenticated()) {
      refresh(kept, request);
    }
    chain.doFilter(request, response);
  }

  private void refresh(Authentication kept, HttpServletRequest request) {
    if (!accounts.exists(kept.getName())) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      return;
    }
    Authentication now = accounts.signedIn(kept.getName());
    if (!new HashSet<>(now.getAuthorities()).equals(new HashSet<>(kept.getAuthorities()))) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(now);
      SecurityContextHolder.setContext(context);
    }
  }
}
