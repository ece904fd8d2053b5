package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told with every answer: scripts, styles and pictures are our own files only,
 * nobody frames the site, nothing of its addresses goes to others. What an answer already says by
 * itself stands: Camunda's applications have their own policy, a message of the demonstration a
 * stricter one.
 */
class PageHeaders implements HeaderWriter {

  static final String POLICY = "Content-Security-Policy";

  private static final String DEVICES =
      "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

  private final Map<String, String> headers = new LinkedHashMap<>();

  /**
   * @param formTargets origins, besides our own, to which a form may lead by a redirection
   */
  PageHeaders(List<String> formTargets, boolean tlsOnly) {
    String forms = String.join(" ", formTargets).strip();
    headers.put(
        POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
            + " connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none';"
            + (" form-action 'self' " + forms).stripTrailing()
            + "; frame-ancestors 'none'");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Permissions-Policy", DEVICES);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("X-Content-Type-Options", "nosniff");
    if (tlsOnly) {
      // Not for subdomains: they are not ours to decide on.
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    headers.forEach(
        (name, value) -> {
          if (!response.containsHeader(name)) {
            response.setHeader(name, value);
          }
        });
  }

  /** For the pages of requests that were refused before Spring Security looked at them. */
  static final class OnErrorPages extends OncePerRequestFilter {

    private final PageHeaders headers;

    OnErrorPages(PageHeaders headers) {
      this.headers = headers;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
      return false;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      headers.writeHeaders(request, response);
      chain.doFilter(request, response);
    }
  }
}
