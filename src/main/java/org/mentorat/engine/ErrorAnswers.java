package org.mentorat.engine;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * What programs read when something outside the engine's APIs goes wrong: the same two fields as
 * there. Neither the address that was asked for nor the cause is in it.
 */
@Component
class ErrorAnswers extends DefaultErrorAttributes {

  private final RestAnswer answer;

  ErrorAnswers(RestAnswer answer) {
    this.answer = answer;
  }

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Object status = super.getErrorAttributes(request, options).get("status");
    Map<String, Object> told =
        answer.body(status instanceof Integer code ? code : 500, LocaleContextHolder.getLocale());
    told.put("status", status);
    return told;
  }
}
