package org.mentorat.engine;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Where signing out leads: for whoever came from a provider that can end its session too, there and
 * back again.
 */
class OidcEnd extends OidcClientInitiatedLogoutSuccessHandler implements LogoutHandler {

  private static final Logger log = LoggerFactory.getLogger(OidcEnd.class);
  private static final String BACK = SignInConfiguration.PAGE + "?fin";

  OidcEnd(ClientRegistrationRepository providers) {
    super(providers);
    setPostLogoutRedirectUri("{baseUrl}" + BACK);
    setDefaultTargetUrl(BACK);
  }

  /** While the session is still there. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, Authentication person) {
    if (person != null) {
      request.setAttribute(OidcEnd.class.getName(), OidcSession.current(request, person.getName()));
    }
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    super.onLogoutSuccess(
        request, response, token((OidcSession) request.getAttribute(OidcEnd.class.getName())));
  }

  /** The address at the provider that ends this session. */
  String address(OidcSession ended, HttpServletRequest request, HttpServletResponse response) {
    return determineTargetUrl(request, response, token(ended));
  }

  @Override
  protected String determineTargetUrl(
      HttpServletRequest request, HttpServletResponse response, Authentication person) {
    try {
      return super.determineTargetUrl(request, response, person);
    } catch (RuntimeException unreachable) {
      log.warn("The provider does not say where its sessions end: {}", unreachable.getMessage());
      return BACK;
    }
  }

  // The library reads the token as it was written, and nothing else of this.
  private static Authentication token(OidcSession ended) {
    if (ended == null) {
      return null;
    }
    OidcIdToken written =
        new OidcIdToken(
            ended.idToken(), null, null, Map.of(IdTokenClaimNames.SUB, ended.account()));
    return new OAuth2AuthenticationToken(
        new DefaultOidcUser(List.of(), written), List.of(), ended.registration());
  }
}
