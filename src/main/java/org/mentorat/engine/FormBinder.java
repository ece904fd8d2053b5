package org.mentorat.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the checked values of a form into the record that a service takes. A component has the name
 * of its input; the constants of an enum carry the values of the options in {@link JsonProperty}.
 */
public final class FormBinder {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private FormBinder() {}

  /**
   * Makes a record of a reading's values; a component without a value is null, a value without a
   * component is left out.
   *
   * @throws IllegalStateException if record and form do not fit: a mistake of ours, which {@link
   *     #mismatches} finds beforehand
   */
  public static <R extends Record> R bind(Map<String, Object> values, Class<R> type) {
    try {
      return JSON.convertValue(values, type);
    } catch (IllegalArgumentException e) {
      // Not the cause: its message quotes the value, which somebody typed.
      throw new IllegalStateException(
          "The form's values do not fit " + type.getSimpleName() + component(e.getCause()));
    }
  }

  private static String component(Throwable cause) {
    if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "." + mapping.getPath().get(0).getFieldName();
    }
    return "";
  }

  /**
   * Where a form and the record for its submissions do not fit together; empty if they do. For
   * tests: whatever is listed here would fail, or silently get lost, at somebody's submission.
   */
  public static List<String> mismatches(FormSchema schema, Class<? extends Record> type) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(component.getName(), component);
    }
    List<String> mismatches = new ArrayList<>();
    for (FormSchema.Input input : schema.inputs()) {
      RecordComponent component = components.remove(input.key());
      if (component == null) {
        mismatches.add(
            "input "
                + input.key()
                + " of "
                + schema.formId()
                + " has no component in "
                + type.getSimpleName());
      } else {
        String problem = problem(input, component.getGenericType());
        if (problem != null) {
          mismatches.add(type.getSimpleName() + "." + input.key() + ": " + problem);
        }
      }
    }
    for (String name : components.keySet()) {
      mismatches.add(type.getSimpleName() + "." + name + " has no input in " + schema.formId());
    }
    return mismatches;
  }

  private static String problem(FormSchema.Input input, Type type) {
    return switch (input.type()) {
      case "textfield", "textarea" -> oneOf(input, type, String.class);
      case "number" ->
          input.wholeNumber()
              ? oneOf(input, type, Integer.class, Long.class, BigDecimal.class)
              : oneOf(input, type, BigDecimal.class);
      case "checkbox" -> oneOf(input, type, Boolean.class);
      case "date" -> oneOf(input, type, LocalDate.class);
      case "time" -> oneOf(input, type, LocalTime.class);
      case "datetime" -> oneOf(input, type, Instant.class);
      case "checklist", "taglist" -> listProblem(input, type);
      default -> choiceProblem(input, type);
    };
  }

  private static String oneOf(FormSchema.Input input, Type type, Class<?>... accepted) {
    return Arrays.asList(accepted).contains(type)
        ? null
        : "a "
            + input.type()
            + " needs "
            + Arrays.stream(accepted).map(Class::getSimpleName).collect(Collectors.joining(" or "))
            + ", not "
            + type.getTypeName();
  }

  private static String listProblem(FormSchema.Input input, Type type) {
    return type instanceof ParameterizedType list
            && (list.getRawType() == List.class || list.getRawType() == Set.class)
        ? choiceProblem(input, list.getActualTypeArguments()[0])
        : "a " + input.type() + " needs a List, not " + type.getTypeName();
  }

  private static String choiceProblem(FormSchema.Input input, Type type) {
    if (type == String.class) {
      return null;
    }
    if (!(type instanceof Class<?> choice) || !choice.isEnum()) {
      return "a choice needs String or an enum, not " + type.getTypeName();
    }
    if (input.computedOptions()) {
      return "the server computes the options, so that no enum can hold them";
    }
    Set<String> constants = new LinkedHashSet<>();
    for (Field field : choice.getDeclaredFields()) {
      if (field.isEnumConstant()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        constants.add(
            property == null || property.value().isEmpty() ? field.getName() : property.value());
      }
    }
    Set<String> options =
        input.options().stream()
            .map(Option::value)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return constants.equals(options) ? null : "options " + options + ", but constants " + constants;
  }
}
