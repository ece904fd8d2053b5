package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests to the APIs must bring the CSRF token, because another site could have made the
 * person's browser send them. A browser says where a request comes from ({@code Sec-Fetch-Site},
 * {@code Origin}; pages cannot forge either): our own pages need no token. A program says nothing
 * of the kind: it needs none if it sends a password with the request (HTTP Basic), and the token if
 * it uses a session.
 */
class SignInOrigin implements RequestMatcher {

  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  public boolean matches(HttpServletRequest request) {
    if (HARMLESS.contains(request.getMethod())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      return !isThisHost(origin, request.getHeader(HttpHeaders.HOST));
    }
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    return credentials == null || !credentials.toLowerCase(Locale.ROOT).startsWith("basic ");
  }

  private static boolean isThisHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
