package org.mentorat.notification;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mentorat.notification.Preference.Delivery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Everybody's own page: how they wish to be told (R62: quiet hours), and what they were told last.
 * It is for every account, also for those that are no person's row, such as the coordination's.
 */
@Controller
@RequestMapping(PreferencesPage.ADDRESS)
class PreferencesPage {

  static final String ADDRESS = "/mes-avis";

  /** How many of the messages told last are listed. */
  static final int ROWS = 50;

  private static final Set<String> LANGUAGES = Set.of("fr", "en");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Preferences preferences;
  private final Recipients recipients;
  private final Outbox outbox;
  private final NoticeWords words;

  PreferencesPage(
      Preferences preferences, Recipients recipients, Outbox outbox, NoticeWords words) {
    this.preferences = preferences;
    this.recipients = recipients;
    this.outbox = outbox;
    this.words = words;
  }

  /** What the form holds, as it was typed. */
  record Chosen(String language, String delivery, String quietFrom, String quietTo) {

    /** The fields that cannot be taken, in the order of the form. */
    Map<String, String> problems() {
      Map<String, String> problems = new LinkedHashMap<>();
      if (!LANGUAGES.contains(language)) {
        problems.put("language", "notices.preferences.language.missing");
      }
      if (!delivery.equals(Delivery.SINGLE.name()) && !delivery.equals(Delivery.DIGEST.name())) {
        problems.put("delivery", "notices.preferences.delivery.missing");
      }
      if (hour(quietFrom) == null) {
        problems.put("quietFrom", "notices.preferences.hour.wrong");
      }
      if (hour(quietTo) == null) {
        problems.put("quietTo", "notices.preferences.hour.wrong");
      }
      return problems;
    }

    Preference preference() {
      return new Preference(language, Delivery.valueOf(delivery), hour(quietFrom), hour(quietTo));
    }

    private static LocalTime hour(String typed) {
      try {
        return LocalTime.parse(typed.strip());
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  }

  /**
   * A message of the list.
   *
   * @param state what became of it, in words
   */
  record Row(UUID id, String subject, String when, String state, boolean failed) {}

  @GetMapping
  String show(
      @RequestParam(required = false) String enregistre,
      Principal reader,
      Model model,
      Locale locale) {
    Preference now = preferences.of(reader.getName());
    String language = recipients.of(reader.getName()).locale().getLanguage();
    model.addAttribute("saved", enregistre != null);
    return page(
        new Chosen(
            language,
            now.delivery().name(),
            HOUR.format(now.quietFrom()),
            HOUR.format(now.quietTo())),
        Map.of(),
        reader,
        model,
        locale);
  }

  @PostMapping
  String save(
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String quietFrom,
      @RequestParam(defaultValue = "") String quietTo,
      Principal reader,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    Chosen chosen = new Chosen(language, delivery, quietFrom, quietTo);
    Map<String, String> problems = chosen.problems();
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(chosen, problems, reader, model, locale);
    }
    preferences.change(reader.getName(), chosen.preference());
    return "redirect:" + ADDRESS + "?enregistre";
  }

  private String page(
      Chosen chosen, Map<String, String> problems, Principal reader, Model model, Locale locale) {
    Recipient told = recipients.of(reader.getName());
    List<Row> rows =
        outbox.lastOf(reader.getName(), ROWS).stream()
            .map(
                notice ->
                    new Row(
                        notice.id(),
                        words.subject(notice, told.zone(), locale),
                        words.when(notice.createdAt(), told.zone(), locale),
                        words.state(notice, told.zone(), locale),
                        notice.state() == Notice.State.FAILED))
            .toList();
    model.addAttribute("chosen", chosen);
    model.addAttribute("problems", problems);
    model.addAttribute("email", told.email());
    model.addAttribute("notices", rows);
    model.addAttribute("most", ROWS);
    return "notices/preferences";
  }
}
