package org.mentorat.engine;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * The page for requests that the server refuses before the application hears of them, such as an
 * address with characters that none may have. Which language the person reads is not known then, so
 * it is in both.
 */
class UnreadableRequests extends ErrorReportValve {

  private final MessageSource texts;
  private final PageHeaders headers;

  UnreadableRequests(MessageSource texts, PageHeaders headers) {
    this.texts = texts;
    this.headers = headers;
  }

  @Override
  protected void report(Request request, Response response, Throwable cause) {
    HttpServletResponse answer = response.getResponse();
    int status = response.getStatus();
    // Written already, by the application: then there is nothing to say.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      headers.writeHeaders(request, answer);
      answer.setContentType("text/html");
      answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
      answer.getWriter().write(page(status == 500 ? "5xx" : "4xx"));
      response.finishResponse();
    } catch (IOException e) {
      // The person has gone.
      container.getLogger().debug("An error page was not read", e);
    }
  }

  private String page(String kind) {
    return """
        <!DOCTYPE html>
        <html lang="fr-CA">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="stylesheet" href="/css/mentorat.css"></head>
        <body><main class="site-main"><div class="wrap"><article>
        %s<div lang="en-CA">
        %s</div>
        </article></div></main></body>
        </html>
        """
        .formatted(
            text("site.error." + kind + ".title", Locale.CANADA_FRENCH),
            words(kind, Locale.CANADA_FRENCH, "h1"),
            words(kind, Locale.CANADA, "h2"));
  }

  private String words(String kind, Locale language, String heading) {
    return "<%1$s>%2$s</%1$s>%n<p>%3$s</p>%n<p><a href=\"/\">%4$s</a></p>%n"
        .formatted(
            heading,
            text("site.error." + kind + ".title", language),
            text("site.error." + kind + ".text", language),
            text("site.error.home", language));
  }

  private String text(String key, Locale language) {
    return HtmlUtils.htmlEscape(texts.getMessage(key, null, language), "UTF-8");
  }
}
