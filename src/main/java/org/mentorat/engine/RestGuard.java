package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before {@code /engine-rest} and {@code /camunda/api} (DESIGN §4 "No way around", §10).
 * Administrators may call everything but what is closed to all; other people only what {@link
 * RestGuardAllowed} lists, because the engine's rights alone would let them pass beside the forms.
 * Nobody may send an expression: the engine would run it.
 */
class RestGuard extends OncePerRequestFilter {

  /**
   * Closed to all. The set-up creates an administrator without asking who calls while {@code
   * camunda-admin} has no direct member (CVE-2026-77226); the sign-in of the web applications would
   * be a second way in.
   */
  private static final Pattern CLOSED =
      Pattern.compile("/admin/setup(/.*)?|/admin/auth/user/[^/]*/login(/.*)?");

  /** Files and blobs, as attachments, as variables' values, as models: nothing is uploaded. */
  private static final Pattern UPLOAD =
      Pattern.compile(
          ".*/(variables|localVariables)/[^/]+/data|.*/task/[^/]+/attachment/create"
              + "|.*/deployment/create");

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final RestAnswer answer;

  RestGuard(RestAnswer answer) {
    this.answer = answer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RestGuardPath path = RestGuardPath.of(request);
    Set<String> groups = groups();
    boolean administrator = groups.contains(Roles.ADMINISTRATORS);
    if (path.isWebapp() && CLOSED.matcher(path.path()).matches()) {
      answer.send(response, Reason.NOT_ALLOWED);
      return;
    }
    if (!administrator && !RestGuardAllowed.allows(request.getMethod(), path, account(), groups)) {
      answer.send(response, Reason.NOT_ALLOWED);
      return;
    }
    if (!READING.contains(request.getMethod())) {
      if (UPLOAD.matcher(path.path()).matches()) {
        answer.send(response, Reason.NOT_ALLOWED);
        return;
      }
      if (isMultipart(request)) {
        answer.send(response, Reason.NOT_JSON);
        return;
      }
    }
    Reason refusedQuery = refusal(request.getQueryString());
    if (refusedQuery != null) {
      answer.send(response, refusedQuery);
      return;
    }
    if (WITHOUT_BODY.contains(request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    RestGuardBody body = RestGuardBody.read(request, path);
    if (body.refusal() != null) {
      answer.send(response, body.refusal());
      return;
    }
    chain.doFilter(body.replayed(request), response);
  }

  private static boolean isMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static Reason refusal(String query) {
    if (query == null) {
      return null;
    }
    try {
      boolean expression =
          Arrays.stream(query.split("&"))
              .map(
                  parameter ->
                      URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))
              .anyMatch(RestGuardBody::isExpression);
      return expression ? Reason.EXPRESSION_REFUSED : null;
    } catch (IllegalArgumentException e) {
      return Reason.MALFORMED;
    }
  }

  private static String account() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person == null ? null : person.getName();
  }

  private static Set<String> groups() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person == null ? Set.of() : AuthorityUtils.authorityListToSet(person.getAuthorities());
  }
}
