package org.mentorat.notification;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mentorat.engine.ReaderTime;
import org.mentorat.history.Part;
import org.mentorat.history.Parts;
import org.mentorat.notification.NoticeLog.Failures;
import org.mentorat.notification.NoticeLog.Told;
import org.mentorat.notification.NoticeLog.Unreached;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/**
 * The coordination's pages about messages: who was told what of a mentorship, when and whether it
 * arrived, and whom nothing reaches.
 */
@Controller
@RequestMapping(NoticeLogPage.ADDRESS)
class NoticeLogPage {

  static final String ADDRESS = "/tableau-de-bord/avis";

  private static final String FAILURES = "/echecs";

  /** How many messages of a mentorship a page shows. */
  static final int ROWS = 50;

  /** How many people the list of those who are not reached shows; sending to all reaches more. */
  static final int PEOPLE = 100;

  private final NoticeLog log;
  private final Parts parts;
  private final NoticeWords words;
  private final ReaderTime time;

  NoticeLogPage(NoticeLog log, Parts parts, NoticeWords words, ReaderTime time) {
    this.log = log;
    this.parts = parts;
    this.words = words;
    this.time = time;
  }

  /**
   * A message in the log.
   *
   * @param sent null while it is not
   * @param state what became of it, in words
   */
  record Row(
      String subject,
      Level level,
      Part part,
      String written,
      String sent,
      String state,
      boolean failed) {}

  /**
   * Somebody whom messages do not reach.
   *
   * @param reasons in words, the first one first
   */
  record Person(String account, String name, String since, int count, List<Reason> reasons) {}

  /**
   * @param what in words, with the other server's code
   * @param why what can be done about it depends on it
   */
  record Reason(String what, Failure why, int count) {}

  @GetMapping
  String search(
      @RequestParam(required = false) String reference, HttpServletResponse response, Model model) {
    if (reference == null) {
      return searchPage("", null, response, model);
    }
    String typed = reference.strip();
    if (typed.isEmpty()) {
      return searchPage("", "notices.log.reference.missing", response, model);
    }
    // A mentorship's reference is written in capitals, a project's code is not.
    for (String known : List.of(typed, typed.toUpperCase(Locale.ROOT))) {
      if (log.told(known, 1, 0).isPresent()) {
        return "redirect:" + ADDRESS + "/" + UriUtils.encodePathSegment(known, "UTF-8");
      }
    }
    return searchPage(typed, "notices.log.reference.unknown", response, model);
  }

  @GetMapping("/{reference}")
  String show(
      @PathVariable String reference,
      @RequestParam(defaultValue = "1") int page,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    int shown = Math.max(1, Math.min(page, 10_000));
    Optional<Told> told = log.told(reference, ROWS, (shown - 1) * ROWS);
    if (told.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return searchPage(reference, "notices.log.reference.unknown", response, model);
    }
    List<Notice> notices = told.get().notices();
    Map<String, Part> who = parts.of(reference, notices.stream().map(Notice::account).toList());
    model.addAttribute("reference", reference);
    model.addAttribute(
        "rows",
        notices.stream().map(notice -> row(notice, who.get(notice.account()), locale)).toList());
    model.addAttribute("total", told.get().total());
    model.addAttribute("page", shown);
    model.addAttribute("older", shown * ROWS < told.get().total());
    return "notices/log";
  }

  @GetMapping(FAILURES)
  String failures(@RequestParam(required = false) Integer renvoyes, Model model, Locale locale) {
    Failures failures = log.failures(PEOPLE);
    model.addAttribute("again", renvoyes);
    model.addAttribute("everybody", failures.everybody());
    model.addAttribute("messages", failures.messages());
    model.addAttribute(
        "people", failures.people().stream().map(one -> person(one, locale)).toList());
    return "notices/failures";
  }

  /**
   * Sends again.
   *
   * @param account to whom
   */
  @PostMapping(path = FAILURES, params = "account")
  String retry(@RequestParam String account) {
    return told(log.retryOf(account));
  }

  @PostMapping(path = FAILURES, params = "everybody")
  String retryAll() {
    return told(log.retryAll());
  }

  private static String told(int again) {
    return "redirect:" + ADDRESS + FAILURES + "?renvoyes=" + again;
  }

  private String searchPage(
      String typed, String problem, HttpServletResponse response, Model model) {
    if (problem != null && response.getStatus() == HttpStatus.OK.value()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem);
    model.addAttribute("failing", log.failures(0).everybody());
    return "notices/search";
  }

  private Row row(Notice notice, Part part, Locale locale) {
    return new Row(
        words.subject(notice, time.zone(), locale),
        notice.level(),
        part,
        when(notice.createdAt(), locale),
        notice.sentAt() == null ? null : when(notice.sentAt(), locale),
        words.state(notice, time.zone(), locale),
        notice.state() == Notice.State.FAILED);
  }

  private Person person(Unreached unreached, Locale locale) {
    return new Person(
        unreached.account(),
        unreached.name(),
        when(unreached.since(), locale),
        unreached.count(),
        unreached.reasons().stream()
            .map(
                failed ->
                    new Reason(
                        words.failure(failed.why(), failed.code(), locale),
                        failed.why(),
                        failed.count()))
            .toList());
  }

  private String when(Instant moment, Locale locale) {
    return words.when(moment, time.zone(), locale);
  }
}
