package org.mentorat.engine;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Makes of a sign-in through a provider the same session as of one with a password, and goes on
 * like it.
 */
class OidcLanding extends SignInLanding {

  private final SignInPassword accounts;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  OidcLanding(SignInPassword accounts) {
    this.accounts = accounts;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws ServletException, IOException {
    OAuth2AuthenticationToken theirs = (OAuth2AuthenticationToken) person;
    Authentication ours = accounts.signedIn(theirs.getName());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(ours);
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    String idToken = ((OidcUser) theirs.getPrincipal()).getIdToken().getTokenValue();
    new OidcSession(theirs.getAuthorizedClientRegistrationId(), ours.getName(), idToken)
        .keep(request);
    super.onAuthenticationSuccess(request, response, ours);
  }
}
