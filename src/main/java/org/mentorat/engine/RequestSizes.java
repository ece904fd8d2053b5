package org.mentorat.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.mentorat.engine.RestAnswer.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any form, forms that the server could not read to their end,
 * and files. The engine's APIs have {@link RestGuardBody} for their sizes, since a text that is too
 * long must reach its form there.
 */
class RequestSizes extends OncePerRequestFilter {

  private final long largest;
  private final RestAnswer answer;

  RequestSizes(long largest, RestAnswer answer) {
    this.largest = largest;
    this.answer = answer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isEngine(request)) {
      chain.doFilter(request, response);
      return;
    }
    String type = request.getContentType() == null ? "" : request.getContentType();
    String kind = type.strip().toLowerCase(Locale.ROOT);
    if (request.getContentLengthLong() > largest) {
      refuse(request, response, Reason.TOO_LARGE, HttpStatus.PAYLOAD_TOO_LARGE);
    } else if (kind.startsWith("multipart/")) {
      refuse(request, response, Reason.NOT_JSON, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    } else if (kind.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      readForm(request, response, chain);
    } else {
      chain.doFilter(new Bounded(request, largest), response);
    }
  }

  // The server reads a form when it is first asked for a field, and keeps silent about what it
  // could not read.
  private void readForm(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.getParameterMap();
    Object failed = request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR);
    if (failed == null) {
      chain.doFilter(request, response);
    } else if (failed == FailReason.POST_TOO_LARGE) {
      refuse(request, response, Reason.TOO_LARGE, HttpStatus.PAYLOAD_TOO_LARGE);
    } else {
      refuse(request, response, Reason.MALFORMED, HttpStatus.BAD_REQUEST);
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, Reason reason, HttpStatus status)
      throws IOException {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
      response.sendError(status.value());
    } else {
      answer.send(response, reason);
    }
  }

  private static boolean isEngine(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/engine-rest") || path.startsWith("/camunda/api");
  }

  /** A body whose length nobody told beforehand. */
  private static final class Bounded extends HttpServletRequestWrapper {

    private final long largest;

    Bounded(HttpServletRequest request, long largest) {
      super(request);
      this.largest = largest;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream in = super.getInputStream();
      return new ServletInputStream() {
        private long left = largest;

        @Override
        public int read() throws IOException {
          int next = in.read();
          count(next < 0 ? 0 : 1);
          return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int read = in.read(target, offset, length);
          count(Math.max(0, read));
          return read;
        }

        private void count(int read) throws IOException {
          left -= read;
          if (left < 0) {
            throw new IOException("the body is larger than " + largest + " bytes");
          }
        }

        @Override
        public boolean isFinished() {
          return in.isFinished();
        }

        @Override
        public boolean isReady() {
          return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          in.setReadListener(listener);
        }
      };
    }

    @Override
    public BufferedReader getReader() throws IOException {
      Charset charset =
          getCharacterEncoding() == null
              ? StandardCharsets.UTF_8
              : Charset.forName(getCharacterEncoding());
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }
}
