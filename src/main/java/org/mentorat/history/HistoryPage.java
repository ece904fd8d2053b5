package org.mentorat.history;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mentorat.history.Histories.Facts;
import org.mentorat.history.Histories.Page;
import org.mentorat.history.Histories.StepRow;
import org.mentorat.mentorship.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/**
 * The pages on which the coordination and the audit find a mentorship and read what became of it.
 */
@Controller
@RequestMapping(HistoryPage.ADDRESS)
class HistoryPage {

  static final String ADDRESS = "/tableau-de-bord/mentorats";

  /** How many mentorships, or steps of one, a page shows. */
  static final int ROWS = 50;

  private static final int LAST_PAGE = 10_000;

  private final Histories histories;

  HistoryPage(Histories histories) {
    this.histories = histories;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) String reference,
      @RequestParam(required = false) String etat,
      @RequestParam(defaultValue = "1") int page,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    if (reference != null && !reference.isBlank()) {
      String typed = reference.strip().toUpperCase(Locale.ROOT);
      if (histories.facts(typed, locale).isPresent()) {
        return "redirect:" + ADDRESS + "/" + UriUtils.encodePathSegment(typed, "UTF-8");
      }
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("problem", "history.reference.unknown");
    }
    return list(reference == null ? "" : reference.strip(), etat, page, model, locale);
  }

  @GetMapping("/{reference}")
  String show(
      @PathVariable String reference,
      @RequestParam(defaultValue = "1") int page,
      HttpServletResponse response,
      Model model,
      Locale locale) {
    Optional<Facts> facts = histories.facts(reference, locale);
    if (facts.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("problem", "history.reference.unknown");
      return list(reference, null, 1, model, locale);
    }
    int shown = within(page);
    List<StepRow> steps = histories.steps(reference, locale);
    model.addAttribute("facts", facts.get());
    model.addAttribute("promises", histories.promises(reference, locale).orElseThrow());
    model.addAttribute("steps", steps.stream().skip((shown - 1L) * ROWS).limit(ROWS).toList());
    model.addAttribute("total", steps.size());
    model.addAttribute("page", shown);
    model.addAttribute("older", shown * ROWS < steps.size());
    return "history/mentorship";
  }

  private String list(String typed, String stage, int page, Model model, Locale locale) {
    int shown = within(page);
    Optional<Stage> asked =
        Arrays.stream(Stage.values()).filter(one -> one.name().equals(stage)).findFirst();
    Page found = histories.list(asked, shown - 1, ROWS, locale);
    model.addAttribute("typed", typed);
    model.addAttribute("stage", asked.map(Stage::name).orElse(""));
    model.addAttribute("rows", found.mentorships());
    model.addAttribute("total", found.total());
    model.addAttribute("page", shown);
    model.addAttribute("older", (long) shown * ROWS < found.total());
    return "history/list";
  }

  private static int within(int page) {
    return Math.max(1, Math.min(page, LAST_PAGE));
  }
}
