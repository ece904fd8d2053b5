package org.mentorat.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mentorat.people.Directory;

/**
 * Fills in any form as somebody in a hurry might: each field with a value it could have, a choice
 * mostly with its first option, the ordinary outcome, a date near or far. What the form hides is
 * filled in too; the gate drops it.
 */
final class RandomForm {

  private static final List<String> TEXTS =
      List.of(
          "Comme convenu ensemble",
          "On s'en reparle à la prochaine rencontre; d'ici là, rien ne change.",
          "${mentor} #{1+1} <b>gras</b> 'cité' \"cité\"",
          "Été, Noël, œuvre, 日本, 🙂",
          "x");

  private static final List<Duration> MOMENTS =
      List.of(
          Duration.ofDays(-30),
          Duration.ofDays(-3),
          Duration.ofHours(-2),
          Duration.ofMinutes(-1),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofHours(3),
          Duration.ofDays(1),
          Duration.ofDays(4),
          Duration.ofDays(12),
          Duration.ofDays(45),
          Duration.ofDays(400));

  private final RandomGenerator random;

  RandomForm(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param form the {@code .form} as JSON
   * @param lists the options that the form takes from a variable of this name
   */
  Map<String, Object> filled(JsonNode form, Function<String, JsonNode> lists) {
    Map<String, Object> values = new LinkedHashMap<>();
    fill(form.path("components"), lists, values);
    return values;
  }

  /** The same, with something in it that may not be accepted. */
  Map<String, Object> spoilt(JsonNode form, Function<String, JsonNode> lists) {
    Map<String, Object> values = filled(form, lists);
    if (!values.isEmpty()) {
      String key = any(List.copyOf(values.keySet()));
      switch (random.nextInt(4)) {
        case 0 -> values.remove(key);
        case 1 -> values.put(key, "no such option");
        case 2 -> values.put(key, -7);
        default -> values.put(key, "é".repeat(10_001));
      }
    }
    return values;
  }

  private void fill(
      JsonNode components, Function<String, JsonNode> lists, Map<String, Object> values) {
    for (JsonNode component : components) {
      fill(component.path("components"), lists, values);
      boolean required = component.path("validate").path("required").asBoolean();
      if (!component.hasNonNull("key")
          || component.path("readonly").asBoolean()
          || !required && random.nextBoolean()) {
        continue;
      }
      Object value = value(component, lists);
      if (value != null) {
        values.put(component.path("key").asText(), value);
      }
    }
  }

  /** Null for what takes no input. */
  private Object value(JsonNode field, Function<String, JsonNode> lists) {
    JsonNode rule = field.path("validate");
    return switch (field.path("type").asText()) {
      case "textfield", "textarea" -> any(TEXTS);
      case "number" -> random.nextInt(rule.path("min").asInt(0), rule.path("max").asInt(60) + 1);
      case "checkbox" -> random.nextInt(8) > 0;
      case "radio", "select" -> {
        List<String> options = options(field, lists);
        yield options.isEmpty() ? null : random.nextInt(3) > 0 ? options.get(0) : any(options);
      }
      case "checklist", "taglist" -> {
        List<String> options = options(field, lists);
        yield options.isEmpty() ? null : List.of(any(options));
      }
      case "datetime" -> moment(field.path("subtype").asText());
      default -> null;
    };
  }

  private Object moment(String subtype) {
    Instant moment = Scene.now().plus(any(MOMENTS));
    return subtype.equals("date")
        ? LocalDate.ofInstant(moment, Directory.ZONE).toString()
        : moment.toString();
  }

  private static List<String> options(JsonNode field, Function<String, JsonNode> lists) {
    JsonNode options =
        field.hasNonNull("valuesKey")
            ? lists.apply(field.path("valuesKey").asText())
            : field.path("values");
    List<String> values = new ArrayList<>();
    options.forEach(option -> values.add(option.path("value").asText()));
    return values;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
