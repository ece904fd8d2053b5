package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Signs whoever Spring Security has signed in, and nobody else, in to Camunda's web applications.
 * Camunda's own filter looks only at addresses that name the engine, and keeps a person's groups
 * for minutes; this one looks at every request and at the groups too.
 */
class SignInWebapps extends ContainerBasedAuthenticationFilter {

  /** The session attribute in which the web applications note who is signed in. */
  static final String SESSION_NOTE = "authenticatedUser";

  @Override
  protected String extractEngineName(HttpServletRequest request) {
    String named = super.extractEngineName(request);
    return named == null ? ProcessEngines.NAME_DEFAULT : named;
  }

  @Override
  protected boolean existisAuthentication(Authentications noted, String engine, String account) {
    UserAuthentication note = (UserAuthentication) noted.getAuthenticationForProcessEngine(engine);
    return super.existisAuthentication(noted, engine, account)
        && new HashSet<>(note.getGroupIds()).equals(new HashSet<>(SignInEngine.groups(person())));
  }

  private static Authentication person() {
    return SecurityContextHolder.getContext().getAuthentication();
  }

  /** What Camunda asks who is signed in. It creates this by reflection, hence public. */
  public static class Provider implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      Authentication person = person();
      if (person == null || !person.isAuthenticated()) {
        return AuthenticationResult.unsuccessful();
      }
      AuthenticationResult result = AuthenticationResult.successful(person.getName());
      result.setGroups(SignInEngine.groups(person));
      return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        HttpServletResponse response, ProcessEngine engine) {
      // Spring Security has answered whoever is not signed in before this is reached.
    }
  }
}
