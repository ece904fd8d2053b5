package org.mentorat.engine;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Where people go once signed in: to the page they asked for, or else to where their role works
 * (DESIGN §1).
 */
class SignInLanding extends SavedRequestAwareAuthenticationSuccessHandler {

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws ServletException, IOException {
    forgetPredecessor(request);
    super.onAuthenticationSuccess(request, response, person);
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, Authentication person) {
    return of(person);
  }

  static String of(Authentication person) {
    Set<String> groups = AuthorityUtils.authorityListToSet(person.getAuthorities());
    if (groups.contains(Roles.MENTORS)
        || groups.contains(Roles.MENTEES)
        || groups.contains(Roles.COORDINATORS)) {
      return "/camunda/app/tasklist/";
    }
    if (groups.contains(Roles.ADMINISTRATORS)) {
      return "/camunda/app/admin/";
    }
    return groups.contains(Roles.AUDITORS) ? SignInConfiguration.HISTORIES : "/";
  }

  // Camunda's web applications must not take the person for the one who used this session before.
  private static void forgetPredecessor(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(SignInWebapps.SESSION_NOTE);
    }
  }
}
