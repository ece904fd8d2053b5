package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Limits what people who are not signed in may try, by the address they come from and by the
 * account they try to be: 429 before a password is looked at. Each node counts for itself.
 */
class RequestLimits extends OncePerRequestFilter {

  private static final String VERIFICATION = "/verification";
  private static final String BASIC = "basic ";

  private final Buckets failuresOfAddress;
  private final Buckets failuresOfAccount;
  private final Buckets forms;
  private final Buckets forgotten;
  private final Buckets links;
  private final Buckets verifications;
  private final TooManyRequests refusal;

  RequestLimits(RequestLimitsProperties limits, RestAnswer answer, LocaleResolver locales) {
    failuresOfAddress = new Buckets(limits.failedSignInsByAddress());
    failuresOfAccount = new Buckets(limits.failedSignInsByAccount());
    forms = new Buckets(limits.formsByAddress());
    forgotten = new Buckets(limits.forgottenPasswordsByAddress());
    links = new Buckets(limits.accountLinksByAddress());
    verifications = new Buckets(limits.verificationsByAddress());
    refusal = new TooManyRequests(answer, locales);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = untilNext(request);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      refusal.send(request, response, wait);
    }
  }

  /** Only what was refused counts: programs send their password with every request. */
  void count(AbstractAuthenticationFailureEvent refused) {
    Authentication typed = refused.getAuthentication();
    if (typed.getDetails() instanceof WebAuthenticationDetails from) {
      failuresOfAddress.take(ClientAddress.of(from.getRemoteAddress()));
    }
    failuresOfAccount.take(account(typed.getName()));
  }

  private Duration untilNext(HttpServletRequest request) {
    String address = ClientAddress.of(request.getRemoteAddr());
    String path = request.getServletPath();
    Duration wait = Duration.ZERO;
    String tried = tried(request, path);
    if (tried != null) {
      wait =
          longer(
              failuresOfAddress.look(address),
              tried.isEmpty() ? Duration.ZERO : failuresOfAccount.look(account(tried)));
    } else if (path.startsWith(AccountLinks.PAGE)) {
      wait = links.take(address);
    } else if (path.equals(VERIFICATION) || path.startsWith(VERIFICATION + "/")) {
      wait = verifications.take(address);
    }
    if (request.getMethod().equals("POST") && !isSignedIn() && !hasPassword(request)) {
      wait = longer(wait, forms.take(address));
      if (path.equals(ForgottenPasswordPage.ADDRESS)) {
        wait = longer(wait, forgotten.take(address));
      }
    }
    return wait;
  }

  /** As whom somebody tries to sign in: empty if it cannot be read, null if nobody does. */
  private static String tried(HttpServletRequest request, String path) {
    if (path.equals(SignInConfiguration.PAGE) && request.getMethod().equals("POST")) {
      String name = request.getParameter("username");
      return name == null ? "" : name;
    }
    if (!hasPassword(request)) {
      return null;
    }
    try {
      String pair =
          new String(
              Base64.getDecoder()
                  .decode(
                      request
                          .getHeader(HttpHeaders.AUTHORIZATION)
                          .substring(BASIC.length())
                          .strip()),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? "" : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean hasPassword(HttpServletRequest request) {
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    return credentials != null && credentials.toLowerCase(Locale.ROOT).startsWith(BASIC);
  }

  private static boolean isSignedIn() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null
        && person.isAuthenticated()
        && !(person instanceof AnonymousAuthenticationToken);
  }

  // As SignInPassword reads it; a name of any length costs the same memory.
  private static String account(String typed) {
    String name = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return name.length() > SignInPassword.LONGEST_NAME
        ? name.substring(0, SignInPassword.LONGEST_NAME)
        : name;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
