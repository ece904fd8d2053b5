package org.mentorat.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.LocaleResolver;

/** Says that somebody tried too often, and when to come back: a page for people, JSON otherwise. */
final class TooManyRequests {

  private final RestAnswer answer;
  private final LocaleResolver locales;

  TooManyRequests(RestAnswer answer, LocaleResolver locales) {
    this.answer = answer;
    this.locales = locales;
  }

  void send(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isPage(request)) {
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    } else {
      answer.send(response, Reason.TOO_MANY_REQUESTS, locales.resolveLocale(request));
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }
}
