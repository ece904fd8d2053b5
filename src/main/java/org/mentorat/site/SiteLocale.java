package org.mentorat.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of the site's pages: French, whatever the browser is set to, until the visitor asks
 * for English with {@code ?langue=en}. The choice is kept in a cookie.
 */
@Component("localeResolver")
class SiteLocale implements LocaleResolver {

  static final String PARAMETER = "langue";

  private static final String COOKIE = "mentorat-langue";
  private static final Duration KEPT = Duration.ofDays(365);

  private final boolean tlsOnly;

  /**
   * @param tlsOnly as for the session's cookie
   */
  SiteLocale(@Value("${server.servlet.session.cookie.secure:false}") boolean tlsOnly) {
    this.tlsOnly = tlsOnly;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String asked = request.getParameter(PARAMETER);
    if (asked != null) {
      return locale(asked);
    }
    Cookie kept = WebUtils.getCookie(request, COOKIE);
    return locale(kept == null ? null : kept.getValue());
  }

  @Override
  public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, locale.getLanguage())
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .sameSite("Lax")
            .secure(tlsOnly || request.isSecure())
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static Locale locale(String language) {
    return Locale.ENGLISH.getLanguage().equals(language) ? Locale.CANADA : Locale.CANADA_FRENCH;
  }
}
