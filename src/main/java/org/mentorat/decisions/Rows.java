package org.mentorat.decisions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mentorat.decisions.Row.Fact;
import org.mentorat.decisions.Row.Field;
import org.mentorat.decisions.Row.Proposal;
import org.mentorat.engine.CoordinationTasks;
import org.mentorat.engine.CoordinationTasks.OpenForm;
import org.mentorat.engine.CoordinationTasks.Outcome;
import org.mentorat.engine.FormRefused;
import org.mentorat.engine.FormSchema;
import org.mentorat.engine.FormSchema.Input;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes of a task's form a row of the page: what it shows, what is chosen, and what has to be
 * written for that choice. The form decides; this only places what it says.
 */
@Component
class Rows {

  private static final Set<String> CHOICES = Set.of("radio", "select");
  private static final String BOX = "checkbox";

  private final CoordinationTasks tasks;
  private final ReaderTime time;
  private final Clock clock;
  private final MessageSource messages;

  Rows(CoordinationTasks tasks, ReaderTime time, Clock clock, MessageSource messages) {
    this.tasks = tasks;
    this.time = time;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * @param refused what the gate said when it was tried, or null
   * @return empty if the task is gone since
   */
  Optional<Row> row(OpenDecision decision, BulkForm bulk, Answers answers, Outcome refused) {
    return tasks
        .form(decision.task().id())
        .map(form -> row(decision, bulk, form, answers, refused));
  }

  private Row row(
      OpenDecision decision, BulkForm bulk, OpenForm form, Answers answers, Outcome refused) {
    String task = decision.task().id();
    FormSchema schema = form.schema();
    Map<String, Object> values = answers.of(task);
    Map<String, List<Option>> options = new LinkedHashMap<>();
    for (Input input : schema.inputs()) {
      if (CHOICES.contains(input.type())) {
        options.put(input.key(), options(input, form));
      }
    }
    Set<String> gone = withdraw(options, values);
    if (answers.none() || !answers.chosen().contains(task)) {
      options.forEach((key, offered) -> firstValue(key, offered, options, values));
    }
    Set<String> asked = form.asked(values, time.zone(), clock.instant());
    List<Field> choices = new ArrayList<>();
    List<Field> texts = new ArrayList<>();
    List<Field> declarations = new ArrayList<>();
    for (Input input : schema.inputs()) {
      String problem =
          gone.contains(input.key())
              ? messages.getMessage("decisions.gone", null, Locale.CANADA_FRENCH)
              : problem(input, task, answers, refused);
      if (options.containsKey(input.key())) {
        String value = String.valueOf(values.getOrDefault(input.key(), ""));
        choices.add(
            field(
                Answers.textName(task, input.key()),
                input,
                schema,
                options.get(input.key()),
                value,
                problem));
      } else if (asked.contains(input.key()) && input.type().equals(BOX)) {
        boolean ticked = Boolean.TRUE.equals(values.get(input.key()));
        declarations.add(
            field(
                Answers.boxForAll(input.key()),
                input,
                schema,
                List.of(),
                ticked ? "true" : "",
                problem));
      } else if (asked.contains(input.key())) {
        texts.add(
            field(
                Answers.textName(task, input.key()),
                input,
                schema,
                List.of(),
                answers.own(task, input.key()),
                problem));
      }
    }
    return new Row(
        decision.task(),
        decision.who(),
        decision.late(),
        answers.chosen().contains(task),
        facts(bulk.facts(), form),
        facts(others(bulk, schema), form),
        proposal(form),
        options.containsKey(BulkForm.MENTOR),
        choices,
        texts,
        declarations,
        refused == null || !refused.fields().isEmpty() ? null : refused.message());
  }

  // What was chosen and is offered no more is not chosen any more: a place that was taken since.
  private static Set<String> withdraw(
      Map<String, List<Option>> options, Map<String, Object> values) {
    Set<String> gone = new HashSet<>();
    options.forEach(
        (key, offered) -> {
          Object chosen = values.get(key);
          if (chosen != null && offered.stream().noneMatch(one -> one.value().equals(chosen))) {
            values.remove(key);
            gone.add(key);
          }
        });
    return gone;
  }

  /** The choice that counts for all, with what was chosen; its first option if nothing was. */
  static Field forAll(Field ofOne, Answers answers) {
    Object chosen = answers.forAll().get(ofOne.key());
    return new Field(
        Answers.textForAll(ofOne.key()),
        ofOne.key(),
        ofOne.type(),
        ofOne.label(),
        ofOne.help(),
        ofOne.options(),
        chosen == null ? ofOne.options().get(0).value() : chosen.toString(),
        ofOne.required(),
        null);
  }

  // The first option is the ordinary outcome (in every form), and the first candidate the one
  // recommended. Where nobody can be chosen, there is no ordinary outcome.
  private static void firstValue(
      String key,
      List<Option> offered,
      Map<String, List<Option>> options,
      Map<String, Object> values) {
    boolean nobody = options.getOrDefault(BulkForm.MENTOR, List.of()).isEmpty();
    if (!offered.isEmpty() && !nobody) {
      values.putIfAbsent(key, offered.get(0).value());
    }
  }

  private String problem(Input input, String task, Answers answers, Outcome refused) {
    if (answers.isMissing(task, input.key())) {
      String key = input.type().equals(BOX) ? "form.required.checkbox" : "form.required";
      return messages.getMessage(key, null, Locale.CANADA_FRENCH);
    }
    return refused == null
        ? null
        : refused.fields().stream()
            .filter(field -> field.field().equals(input.key()))
            .map(FormRefused.Field::message)
            .findFirst()
            .orElse(null);
  }

  private static Field field(
      String name,
      Input input,
      FormSchema schema,
      List<Option> options,
      String value,
      String problem) {
    return new Field(
        name,
        input.key(),
        input.type(),
        schema.label(input.key()),
        schema.description(input.key()),
        options,
        value,
        input.required(),
        problem);
  }

  private static List<Option> options(Input input, OpenForm form) {
    if (input.optionsKey() == null) {
      return input.options();
    }
    return maps(form.shown().get(input.optionsKey())).stream()
        .map(
            option ->
                new Option(
                    String.valueOf(option.get("value")), String.valueOf(option.get("label"))))
        .toList();
  }

  private static Proposal proposal(OpenForm form) {
    return maps(form.shown().get(BulkForm.CANDIDATES)).stream()
        .findFirst()
        .map(
            first ->
                new Proposal(
                    String.valueOf(first.get("name")),
                    String.valueOf(first.get("score")),
                    String.valueOf(first.get("load")),
                    Arrays.asList(String.valueOf(first.get("reasons")).split(" · "))))
        .orElse(null);
  }

  private static List<String> others(BulkForm bulk, FormSchema schema) {
    return schema.shownFields().stream()
        .map(Input::key)
        .filter(key -> !bulk.facts().contains(key) && !key.equals("reference"))
        .toList();
  }

  private static List<Fact> facts(List<String> keys, OpenForm form) {
    return keys.stream()
        .map(
            key -> {
              Object shown = form.shown().get(key);
              return shown == null || shown.toString().isBlank()
                  ? null
                  : new Fact(form.schema().label(key), shown.toString());
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Map<?, ?>> maps(Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
