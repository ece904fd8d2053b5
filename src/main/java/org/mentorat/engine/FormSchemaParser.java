package org.mentorat.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the JSON of a {@code .form} into a {@link FormSchema}, and refuses what the server could
 * not check later.
 */
final class FormSchemaParser {

  /** The version that form-js 1.8.7, which Tasklist 7.24 contains, understands. */
  private static final int NEWEST_SCHEMA = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<FormField> fields = new ArrayList<>();
  private final List<FormSchema.Computed> computed = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  private FormSchemaParser() {}

  static FormSchema parse(String json) {
    JsonNode form;
    try {
      form = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a form: " + e.getOriginalMessage(), e);
    }
    String formId = form.path("id").asText("");
    if (!form.isObject() || formId.isBlank() || !form.path("components").isArray()) {
      throw new IllegalArgumentException("Not a form: it needs an id and components");
    }
    int version = form.path("schemaVersion").asInt(NEWEST_SCHEMA);
    if (version > NEWEST_SCHEMA) {
      throw new IllegalArgumentException(
          "Form "
              + formId
              + ": schemaVersion "
              + version
              + ", but Tasklist 7.24 understands "
              + NEWEST_SCHEMA
              + " at most");
    }
    FormSchemaParser parser = new FormSchemaParser();
    parser.addAll(formId, form, List.of());
    return new FormSchema(formId, parser.fields, parser.computed);
  }

  private void addAll(String formId, JsonNode container, List<String> hideConditions) {
    for (JsonNode component : container.path("components")) {
      try {
        add(formId, component, hideConditions);
      } catch (InComponent e) {
        throw e;
      } catch (IllegalArgumentException e) {
        throw new InComponent(
            "Form " + formId + ", component " + name(component) + ": " + e.getMessage(), e);
      }
    }
  }

  private void add(String formId, JsonNode component, List<String> outerConditions) {
    FormFieldType type = FormFieldType.of(component);
    claim(ids, "id", component);
    List<String> hideConditions =
        withOwn(outerConditions, component.path("conditional").path("hide"));
    if (type != null) {
      fields.add(new FormField(component, type, hideConditions));
      claim(keys, "key", component);
    } else if (component.path("type").asText().equals("expression")) {
      computed.add(computed(component));
      claim(keys, "key", component);
    } else if (component.path("type").asText().equals("group")) {
      if (!component.path("path").asText("").isBlank()) {
        throw new IllegalArgumentException("a group with a path is not supported");
      }
      addAll(formId, component, hideConditions);
    }
  }

  private static List<String> withOwn(List<String> outer, JsonNode hide) {
    if (!Feel.isExpression(hide.asText())) {
      if (!hide.asText("").isBlank()) {
        throw new IllegalArgumentException(
            "conditional.hide must be a FEEL expression with a leading =");
      }
      return outer;
    }
    Feel.requireValid(hide.asText());
    List<String> all = new ArrayList<>(outer);
    all.add(hide.asText());
    return all;
  }

  private static FormSchema.Computed computed(JsonNode component) {
    String key = component.path("key").asText("");
    String expression = component.path("expression").asText("");
    if (key.isBlank() || !Feel.isExpression(expression)) {
      throw new IllegalArgumentException(
          "an expression needs a key and an expression with a leading =");
    }
    Feel.requireValid(expression);
    return new FormSchema.Computed(key, expression);
  }

  private static void claim(Set<String> taken, String property, JsonNode component) {
    String value = component.path(property).asText("");
    if (!value.isEmpty() && !taken.add(value)) {
      throw new IllegalArgumentException("the " + property + " '" + value + "' is used twice");
    }
  }

  private static String name(JsonNode component) {
    String key = component.path("key").asText("");
    String id = component.path("id").asText("");
    return key.isEmpty() ? (id.isEmpty() ? "of type " + component.path("type").asText() : id) : key;
  }

  /** Already says where in the form it happened. */
  private static final class InComponent extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InComponent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
