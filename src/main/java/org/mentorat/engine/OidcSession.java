package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;

/**
 * What is kept with the session of somebody who signed in through a provider, so that signing out
 * ends it there too.
 *
 * @param idToken as the provider wrote it
 */
record OidcSession(String registration, String account, String idToken) implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String CURRENT = OidcSession.class.getName();
  private static final String ENDED = CURRENT + ".ended";

  void keep(HttpServletRequest request) {
    request.getSession().setAttribute(CURRENT, this);
  }

  /** Null when whoever is signed in did not come from a provider. */
  static OidcSession current(HttpServletRequest request, String account) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(CURRENT) instanceof OidcSession kept
            && kept.account().equals(account)
        ? kept
        : null;
  }

  /** Our session is over; the next page the browser asks for leads to the end of the other one. */
  void leave(HttpServletRequest request) {
    request.getSession().setAttribute(ENDED, this);
  }

  /** Null when there is no session to be ended elsewhere. */
  static OidcSession left(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ENDED) instanceof OidcSession ended)) {
      return null;
    }
    session.removeAttribute(ENDED);
    return ended;
  }
}
