package org.mentorat.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Writes the answers with which the APIs refuse a request: a status, a fixed word for programs, and
 * a French sentence for people. Nothing of the technical cause is in them.
 */
@Component
public class RestAnswer {

  /**
   * Why a request was refused. The name in the answer's {@code type} is fixed: programs read it.
   */
  public enum Reason {
    MALFORMED(HttpStatus.BAD_REQUEST, "Malformed"),
    EXPRESSION_REFUSED(HttpStatus.BAD_REQUEST, "ExpressionRefused"),
    VALUE_REFUSED(HttpStatus.BAD_REQUEST, "ValueRefused"),
    FORM_REFUSED(HttpStatus.BAD_REQUEST, "FormRefused"),
    SIGN_IN_REQUIRED(HttpStatus.UNAUTHORIZED, "SignInRequired"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "NotAllowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "NotFound"),
    METHOD_UNKNOWN(HttpStatus.METHOD_NOT_ALLOWED, "MethodUnknown"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "NotAcceptable"),
    ALREADY_HANDLED(HttpStatus.CONFLICT, "AlreadyHandled"),
    ALREADY_CLAIMED(HttpStatus.CONFLICT, "AlreadyClaimed"),
    SUSPENDED(HttpStatus.CONFLICT, "Suspended"),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "TooLarge"),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "NotJson"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "TooManyRequests"),
    FAILURE(HttpStatus.INTERNAL_SERVER_ERROR, "Failure");

    private final HttpStatus status;
    private final String type;

    Reason(HttpStatus status, String type) {
      this.status = status;
      this.type = type;
    }

    private String key() {
      return "rest." + Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** The reason that a status alone tells. */
    static Reason of(int status) {
      return switch (status) {
        case 401 -> SIGN_IN_REQUIRED;
        case 403 -> NOT_ALLOWED;
        case 404 -> NOT_FOUND;
        case 405 -> METHOD_UNKNOWN;
        case 406 -> NOT_ACCEPTABLE;
        case 409 -> ALREADY_HANDLED;
        case 413 -> TOO_LARGE;
        case 415 -> NOT_JSON;
        case 429 -> TOO_MANY_REQUESTS;
        default -> status < 500 ? MALFORMED : FAILURE;
      };
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String type, String message, List<FormRefused.Field> fields) {}

  private final ObjectMapper json;
  private final MessageSource texts;

  RestAnswer(ObjectMapper json, MessageSource texts) {
    this.json = json;
    this.texts = texts;
  }

  void signInRequired(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    // A browser would answer the challenge with a window of its own and then send the password
    // along for ever.
    if (request.getHeader("Sec-Fetch-Site") == null) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Mentorat\", charset=\"UTF-8\"");
    }
    send(response, Reason.SIGN_IN_REQUIRED);
  }

  void notAllowed(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    send(response, Reason.NOT_ALLOWED);
  }

  public void send(HttpServletResponse response, Reason reason) throws IOException {
    send(response, reason, Locale.CANADA_FRENCH);
  }

  void send(HttpServletResponse response, Reason reason, Locale language) throws IOException {
    send(response, reason, text(reason, language), null);
  }

  /** What an answer of this status says to programs and people; nothing of its cause. */
  Map<String, Object> body(int status, Locale language) {
    Reason reason = Reason.of(status);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", reason.type);
    body.put("message", text(reason, language));
    return body;
  }

  private String text(Reason reason, Locale language) {
    return texts.getMessage(reason.key(), null, language);
  }

  void send(
      HttpServletResponse response, Reason reason, String message, List<FormRefused.Field> fields)
      throws IOException {
    byte[] body = json.writeValueAsBytes(new Body(reason.type, message, fields));
    response.setStatus(reason.status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
