package org.mentorat.notification;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mentorat.engine.OpenTasks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where the links of messages lead: to the task while it is there, and else to what the message
 * said. Only whoever was told gets there; it changes nothing, since mail scanners follow links too.
 */
@Controller
class NoticePage {

  private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

  private final Outbox outbox;
  private final OpenTasks tasks;
  private final Letters letters;
  private final Recipients recipients;
  private final NoticeWords words;

  NoticePage(
      Outbox outbox, OpenTasks tasks, Letters letters, Recipients recipients, NoticeWords words) {
    this.outbox = outbox;
    this.tasks = tasks;
    this.letters = letters;
    this.recipients = recipients;
    this.words = words;
  }

  @GetMapping(Letters.PAGE + "{id}")
  String open(@PathVariable String id, Principal reader, Model model, Locale locale) {
    Notice notice =
        id(id)
            .flatMap(outbox::find)
            .filter(found -> found.account().equals(reader.getName()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Optional<String> task = task(notice);
    if (task.isPresent()) {
      return "redirect:" + TASK + task.get();
    }
    ZoneId zone = recipients.of(notice.account()).zone();
    model.addAttribute("subject", words.subject(notice, zone, locale));
    model.addAttribute("written", words.when(notice.createdAt(), zone, locale));
    model.addAttribute("done", notice.element() != null);
    model.addAttribute("said", letters.said(notice, locale).orElse(null));
    return "notices/notice";
  }

  private Optional<String> task(Notice notice) {
    return notice.element() == null
        ? Optional.empty()
        : tasks.find(
            notice.processInstance(), notice.element(), notice.subject(), notice.account());
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
