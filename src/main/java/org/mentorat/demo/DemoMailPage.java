package org.mentorat.demo;

import static org.springframework.http.MediaType.APPLICATION_OCTET_STREAM;
import static org.springframework.http.MediaType.APPLICATION_PDF;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mentorat.demo.CaughtMail.Attachment;
import org.mentorat.demo.DemoMails.Kept;
import org.mentorat.demo.DemoMails.Line;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages on which a visitor of the demonstration reads what people would get by mail. */
@Controller
@Profile("demo")
class DemoMailPage {

  private static final int ROWS = 25;
  private static final String ONE = "/demo/courriels/{id:[0-9]{1,18}}";

  /** Nothing of what a message brings may run, load or lead anywhere. */
  private static final String INERT =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'; sandbox";

  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar");
  private static final MediaType MESSAGE = MediaType.parseMediaType("message/rfc822");

  private final DemoMails mails;
  private final boolean catches;
  private final String server;

  DemoMailPage(DemoMails mails, Environment environment) {
    this.mails = mails;
    this.catches = DemoMailServer.catches(environment);
    this.server = environment.getProperty("spring.mail.host", "");
  }

  @GetMapping("/demo/courriels")
  String list(
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int shown = Math.max(1, Math.min(page, DemoMails.KEPT));
    List<Line> lines = mails.newest(to, (shown - 1) * ROWS, ROWS + 1);
    model.addAttribute("mails", lines.subList(0, Math.min(ROWS, lines.size())));
    model.addAttribute("older", lines.size() > ROWS);
    model.addAttribute("page", shown);
    model.addAttribute("to", to);
    model.addAttribute("recipients", mails.recipients());
    model.addAttribute("catches", catches);
    model.addAttribute("server", server);
    model.addAttribute("kept", DemoMails.KEPT);
    return "demo/mails";
  }

  @GetMapping(ONE)
  String show(@PathVariable long id, Model model) {
    Kept kept = kept(id);
    model.addAttribute("line", kept.line());
    model.addAttribute("mail", CaughtMail.read(kept.raw()));
    return "demo/mail";
  }

  @GetMapping(ONE + "/html")
  ResponseEntity<byte[]> html(@PathVariable long id) {
    CaughtMail mail = CaughtMail.read(kept(id).raw());
    if (!mail.hasHtml()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", INERT)
        .body(mail.html().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(ONE + "/pieces/{number:[0-9]{1,3}}")
  ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int number) {
    List<Attachment> attachments = CaughtMail.read(kept(id).raw()).attachments();
    if (number >= attachments.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Attachment attachment = attachments.get(number);
    MediaType type =
        switch (attachment.type()) {
          case "text/calendar" -> CALENDAR;
          case "application/pdf" -> APPLICATION_PDF;
          default -> APPLICATION_OCTET_STREAM;
        };
    return download(attachment.name(), type, attachment.content());
  }

  @GetMapping(ONE + "/source")
  ResponseEntity<byte[]> source(@PathVariable long id) {
    return download(id + ".eml", MESSAGE, kept(id).raw());
  }

  private Kept kept(long id) {
    return mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }
}
