package org.mentorat.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Camunda Form (form-js 1.8.7, {@code schemaVersion} 16 or less) as the server checks submissions
 * against it. Tasklist applies the same rules in the browser, where anybody can switch them off.
 * Parse once: a schema is immutable and may be used by many threads.
 *
 * <p>Rules: <a
 * href="https://docs.camunda.io/docs/components/modeler/forms/form-element-library/forms-element-library/">form
 * element library</a>, and form-js 1.8.7 itself where the library is silent.
 */
public final class FormSchema {

  /**
   * An input that people fill in.
   *
   * @param key the name under which its value is submitted
   * @param type textfield, textarea, number, date, time, datetime, checkbox, checklist, taglist,
   *     radio or select
   * @param label what people read beside it; an expression, with its leading {@code =}, where the
   *     form computes it
   * @param required whether it must have a value whenever it is visible
   * @param options the choices that the form itself lists; empty where the server computes them
   * @param optionsKey the key under which the server shows the choices, or null
   * @param computedOptions whether the choices are only known when the form is shown
   * @param wholeNumber whether only whole numbers are accepted
   */
  public record Input(
      String key,
      String type,
      String label,
      boolean required,
      List<Option> options,
      String optionsKey,
      boolean computedOptions,
      boolean wholeNumber) {}

  /** A component whose value the form computes, and conditions can see. */
  record Computed(String key, String expression) {}

  private final String formId;
  private final List<FormField> fields;
  private final List<Computed> computed;
  private final Map<String, FormField> byKey;

  FormSchema(String formId, List<FormField> fields, List<Computed> computed) {
    this.formId = formId;
    this.fields = List.copyOf(fields);
    this.computed = List.copyOf(computed);
    this.byKey =
        fields.stream().collect(Collectors.toUnmodifiableMap(FormField::key, field -> field));
  }

  /**
   * Reads a {@code .form} file.
   *
   * @throws IllegalArgumentException if it is not a form, or asks for something that the server
   *     cannot check; the message names the form and the component
   */
  public static FormSchema parse(String json) {
    return FormSchemaParser.parse(json);
  }

  /** The id by which processes refer to the form. */
  public String formId() {
    return formId;
  }

  /**
   * What people can fill in, in the form's order: neither read-only nor disabled fields, nor
   * anything merely shown.
   */
  public List<Input> inputs() {
    return fields.stream().filter(field -> !field.isIgnored()).map(FormField::describe).toList();
  }

  /** What the form shows in a field that nobody can change, in the form's order. */
  public List<Input> shownFields() {
    return fields.stream().filter(FormField::isIgnored).map(FormField::describe).toList();
  }

  /** What people read beside a field; the key itself if the form has no such field. */
  public String label(String key) {
    FormField field = byKey.get(key);
    return field == null ? key : field.label(Map.of());
  }

  /** What helps with an input, below its label; empty where the form says nothing. */
  public String description(String key) {
    FormField field = byKey.get(key);
    return field == null ? "" : field.description();
  }

  /**
   * Checks a submission. Fields that are hidden, read-only or disabled are left out whatever was
   * submitted for them, and what is no field of the form is ignored.
   *
   * @param submitted key to String, Number, Boolean, null, List, or a Spin JSON node; anything else
   *     is refused
   * @param shown what the server shows in the form at this moment: first values, lists of choices,
   *     data of conditions
   * @param zone the time zone in which the person fills the form in
   * @param now what "today" is judged by
   */
  public FormReading read(
      Map<String, Object> submitted, Map<String, Object> shown, ZoneId zone, Instant now) {
    FormReader reader = new FormReader(shown, zone, now);
    Map<String, Submitted> answers = new HashMap<>();
    for (FormField field : fields) {
      answers.put(field.key(), field.read(submitted.get(field.key()), reader));
    }
    Map<String, Object> base = forExpressions(shown);
    Set<String> absent = new HashSet<>();
    for (FormField field : fields) {
      if (field.isIgnored() || !submitted.containsKey(field.key())) {
        absent.add(field.key());
      }
    }
    Settled settled = settle(base, absent, answers, reader);

    Map<String, Object> values = new LinkedHashMap<>();
    List<FieldRefusal> refusals = new ArrayList<>();
    for (FormField field : fields) {
      if (!settled.leftOut().contains(field.key())) {
        Submitted answer = answers.get(field.key());
        FieldRefusal refusal = field.check(answer, settled.data(), reader);
        if (refusal == null) {
          values.put(field.key(), field.recorded(answer));
        } else {
          refusals.add(refusal);
        }
      }
    }
    return new FormReading(Collections.unmodifiableMap(values), List.copyOf(refusals));
  }

  /** Which fields do not count, and the data that expressions see when they do not. */
  private record Settled(Set<String> leftOut, Map<String, Object> data) {}

  // form-js evaluates the conditions twice: on everything that was ever typed, then with what this
  // hid back at its first values. Going on until nothing changes hides the same fields, and also
  // the
  // end of a long chain of conditions. Conditions that contradict each other in a circle never
  // settle: then the second round counts.
  private Settled settle(
      Map<String, Object> base,
      Set<String> absent,
      Map<String, Submitted> answers,
      FormReader reader) {
    Set<String> leftOut = absent;
    Settled second = null;
    for (int round = 1; round <= fields.size() + 2; round++) {
      Map<String, Object> data = data(base, leftOut, answers, reader);
      // Every field of a group asks for the group's condition: it is evaluated once.
      Map<String, Boolean> verdicts = new HashMap<>();
      Predicate<String> isTrue =
          condition -> verdicts.computeIfAbsent(condition, c -> Feel.isTrue(c, data));
      Set<String> next = new HashSet<>();
      for (FormField field : fields) {
        if (field.isLeftOut(isTrue)) {
          next.add(field.key());
        }
      }
      if (next.equals(leftOut)) {
        return new Settled(leftOut, data);
      }
      leftOut = next;
      if (round == 2) {
        second = new Settled(next, data(base, next, answers, reader));
      }
    }
    return second;
  }

  private Map<String, Object> data(
      Map<String, Object> base,
      Set<String> leftOut,
      Map<String, Submitted> answers,
      FormReader reader) {
    Map<String, Object> data = new HashMap<>(base);
    for (FormField field : fields) {
      data.put(
          field.key(),
          leftOut.contains(field.key())
              ? field.initialValue(reader)
              : field.data(answers.get(field.key()), reader));
    }
    for (Computed component : computed) {
      data.put(component.key(), Feel.evaluate(component.expression(), data));
    }
    return data;
  }

  // As JSON would carry it to the browser.
  private static Map<String, Object> forExpressions(Map<String, Object> shown) {
    Map<String, Object> data = new HashMap<>();
    shown.forEach((key, value) -> data.put(key, forExpressions(value)));
    return data;
  }

  private static Object forExpressions(Object value) {
    if (value instanceof Option option) {
      Map<String, Object> map = new HashMap<>();
      map.put("value", option.value());
      map.put("label", option.label());
      return map;
    }
    if (value instanceof List<?> list) {
      List<Object> entries = new ArrayList<>();
      list.forEach(entry -> entries.add(forExpressions(entry)));
      return entries;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new HashMap<>();
      map.forEach((key, entry) -> entries.put(String.valueOf(key), forExpressions(entry)));
      return entries;
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
