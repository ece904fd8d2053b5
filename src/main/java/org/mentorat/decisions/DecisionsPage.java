package org.mentorat.decisions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.mentorat.engine.CoordinationTasks;
import org.mentorat.engine.CoordinationTasks.Outcome;
import org.mentorat.engine.CoordinationTasks.Result;
import org.mentorat.engine.Option;
import org.mentorat.people.Directory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which the coordination decides many tasks at a time: choose, read what will happen,
 * confirm, see what became of each. It works without JavaScript and keeps nothing on the server
 * between two steps.
 */
@Controller
@RequestMapping(DecisionsPage.ADDRESS)
class DecisionsPage {

  static final String ADDRESS = "/tableau-de-bord/decisions";

  /** How many rows of one kind a page shows: each is ranked anew when it is shown. */
  static final int ROWS = 50;

  private static final MultiValueMap<String, String> NOTHING = new LinkedMultiValueMap<>();

  private final OpenDecisions decisions;
  private final CoordinationTasks tasks;
  private final Rows rows;
  private final Directory directory;

  DecisionsPage(OpenDecisions decisions, CoordinationTasks tasks, Rows rows, Directory directory) {
    this.decisions = decisions;
    this.tasks = tasks;
    this.rows = rows;
    this.directory = directory;
  }

  /** What became of one task, and whom it was about. */
  record Told(String who, String reference, Outcome outcome) {}

  @ModelAttribute("filter")
  DecisionFilter filter(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String mentor,
      @RequestParam(defaultValue = "") String project) {
    return new DecisionFilter(kind, mentor, project);
  }

  @GetMapping
  String list(
      @ModelAttribute("filter") DecisionFilter filter,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String all,
      Model model,
      Locale locale) {
    return list(filter, page, all, new Answers(NOTHING), model, locale);
  }

  /** Back from the confirmation: the list with what was chosen. */
  @PostMapping("/choix")
  String choose(
      @ModelAttribute("filter") DecisionFilter filter,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      Locale locale) {
    return list(filter, page, "", new Answers(sent), model, locale);
  }

  @PostMapping("/confirmation")
  String confirm(
      @ModelAttribute("filter") DecisionFilter filter,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      Locale locale) {
    Answers answers = new Answers(sent);
    if (answers.chosen().isEmpty()) {
      model.addAttribute("nobodyChosen", true);
      return list(filter, page, "", answers, model, locale);
    }
    return confirmation(answers, page, model, filter, locale);
  }

  /** Does what was confirmed, one after the other, and tells what became of each. */
  @PostMapping
  String decide(
      @ModelAttribute("filter") DecisionFilter filter,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      Locale locale) {
    Answers answers = new Answers(sent);
    if (answers.chosen().isEmpty()) {
      return "redirect:" + ADDRESS;
    }
    if (answers.lacks()) {
      model.addAttribute("lacking", true);
      return confirmation(answers, page, model, filter, locale);
    }
    Map<String, OpenDecision> before = byTask(decisions.all());
    List<Told> told = new ArrayList<>();
    List<Row> again = new ArrayList<>();
    for (String task : limited(answers)) {
      Outcome outcome = tasks.submit(task, answers.of(task));
      OpenDecision decision = before.get(task);
      told.add(
          new Told(
              decision == null ? outcome.reference() : decision.who(),
              outcome.reference(),
              outcome));
      if (outcome.outcome() == Result.REFUSED || outcome.outcome() == Result.FAILED) {
        bulk(decision)
            .flatMap(bulk -> rows.row(decision, bulk, answers, outcome))
            .ifPresent(again::add);
      }
    }
    model.addAttribute("told", told);
    model.addAttribute(
        "done", told.stream().filter(one -> one.outcome().outcome() == Result.DONE).count());
    model.addAttribute("again", again);
    model.addAttribute("page", page);
    return "decisions/result";
  }

  /** Whoever changes the language, or comes back later, begins with the list. */
  @GetMapping({"/confirmation", "/choix"})
  String begin() {
    return "redirect:" + ADDRESS;
  }

  private String confirmation(
      Answers answers, int page, Model model, DecisionFilter filter, Locale locale) {
    Map<String, OpenDecision> open = byTask(decisions.all());
    List<Row> chosen = new ArrayList<>();
    int gone = 0;
    BulkForm form = null;
    for (String task : limited(answers)) {
      OpenDecision decision = open.get(task);
      Optional<BulkForm> bulk = bulk(decision);
      // One form at a time: what is shared between the rows is this form's.
      if (bulk.isEmpty() || (form != null && form != bulk.get())) {
        gone++;
        continue;
      }
      form = bulk.get();
      Optional<Row> row = rows.row(decision, form, answers, null);
      row.ifPresent(chosen::add);
      gone += row.isPresent() ? 0 : 1;
    }
    if (chosen.isEmpty()) {
      model.addAttribute("allGone", true);
      return list(filter, page, "", new Answers(NOTHING), model, locale);
    }
    model.addAttribute("gone", gone);
    model.addAttribute("confirmation", Confirmation.of(form, chosen, answers, directory::mentor));
    model.addAttribute("page", page);
    return "decisions/confirm";
  }

  private String list(
      DecisionFilter filter, int page, String all, Answers answers, Model model, Locale locale) {
    List<OpenDecision> open = decisions.all();
    Map<String, List<OpenDecision>> kinds =
        open.stream()
            .filter(filter::admits)
            .collect(groupingBy(one -> one.task().kind(), LinkedHashMap::new, toList()));
    List<Group> groups =
        kinds.entrySet().stream()
            .map(kind -> group(kind.getKey(), kind.getValue(), Math.max(page, 1), answers))
            // What can be decided here comes first.
            .sorted(Comparator.comparing(group -> group.form() == null))
            .toList();
    model.addAttribute("groups", groups);
    model.addAttribute("all", all);
    model.addAttribute("page", Math.max(page, 1));
    model.addAttribute("nothingOpen", open.isEmpty());
    model.addAttribute(
        "kinds", options(open, one -> one.task().kind(), one -> one.task().title(), locale));
    model.addAttribute(
        "mentors",
        options(
            open,
            OpenDecision::mentorAccount,
            one -> one.mentor() == null ? null : one.mentor().displayName(),
            locale));
    model.addAttribute(
        "projects",
        options(
            open,
            OpenDecision::projectCode,
            one -> one.project() == null ? null : one.project().name(locale),
            locale));
    return "decisions/list";
  }

  private Group group(String kind, List<OpenDecision> all, int page, Answers answers) {
    int from = Math.min((page - 1) * ROWS, (all.size() - 1) / ROWS * ROWS);
    List<OpenDecision> some = all.subList(from, Math.min(all.size(), from + ROWS));
    BulkForm form = BulkForm.of(all.get(0).task().form()).orElse(null);
    List<Row> shown =
        form == null
            ? List.of()
            : some.stream().flatMap(one -> rows.row(one, form, answers, null).stream()).toList();
    return new Group(
        kind,
        all.get(0).task().title(),
        form,
        form == null ? null : forAll(form, shown, answers),
        shown,
        form == null ? some : List.of(),
        all.size(),
        from / ROWS + 1,
        from + some.size() < all.size());
  }

  private static Row.Field forAll(BulkForm form, List<Row> shown, Answers answers) {
    if (!form.decidedForAll()) {
      return null;
    }
    return shown.stream()
        .flatMap(row -> row.choices().stream())
        .filter(choice -> choice.key().equals(BulkForm.DECISION))
        .findFirst()
        .map(choice -> Rows.forAll(choice, answers))
        .orElse(null);
  }

  private static List<String> limited(Answers answers) {
    return answers.chosen().stream().limit(TasksEndpoint.MOST).toList();
  }

  private static Optional<BulkForm> bulk(OpenDecision decision) {
    return decision == null ? Optional.empty() : BulkForm.of(decision.task().form());
  }

  private static Map<String, OpenDecision> byTask(List<OpenDecision> open) {
    return open.stream().collect(toMap(one -> one.task().id(), Function.identity()));
  }

  private static List<Option> options(
      List<OpenDecision> open,
      Function<OpenDecision, String> value,
      Function<OpenDecision, String> label,
      Locale locale) {
    Collator collator = Collator.getInstance(locale);
    return open.stream()
        .filter(one -> value.apply(one) != null)
        .map(one -> new Option(value.apply(one), Objects.requireNonNull(label.apply(one))))
        .distinct()
        .sorted(Comparator.comparing(Option::label, collator))
        .toList();
  }
}
