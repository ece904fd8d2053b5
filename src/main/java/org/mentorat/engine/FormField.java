package org.mentorat.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One input of a form: what the form says of it, and what its value has to be. Immutable. */
final class FormField {

  // The "valid e-mail address" of the HTML standard, which browsers and form-js follow.
  private static final String MAIL_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final Pattern MAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + MAIL_LABEL + "(?:\\." + MAIL_LABEL + ")*");

  // RFC 5321.
  private static final int LONGEST_MAIL = 254;

  // E.164: a country code that does not start with 0, and at most fifteen digits.
  private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9][0-9]{5,14}");

  private final String key;
  private final FormFieldType type;
  private final String label;
  private final String description;
  private final List<String> hideConditions;
  private final boolean ignored;
  private final String readonlyCondition;
  private final Object defaultValue;
  private final boolean required;
  private final Object min;
  private final Object max;
  private final Object minLength;
  private final Object maxLength;
  private final Pattern pattern;
  private final String validationType;
  private final Integer decimalDigits;
  private final BigDecimal increment;
  private final boolean disallowPassedDates;
  private final List<Option> options;
  private final String optionsKey;
  private final String optionsExpression;

  /**
   * @param hideConditions the expressions that hide the input: its own and those of the groups
   *     around it
   * @throws IllegalArgumentException if the server cannot check what the component asks for
   */
  FormField(JsonNode component, FormFieldType type, List<String> hideConditions) {
    this.key = component.path("key").asText("");
    if (key.isBlank()) {
      throw new IllegalArgumentException("an input needs a key");
    }
    if (key.indexOf('.') >= 0) {
      throw new IllegalArgumentException("a key with a dot is not supported: " + key);
    }
    this.type = type;
    this.label = label(component, type, key);
    this.description = component.path("description").asText("");
    this.hideConditions = List.copyOf(hideConditions);
    JsonNode readonly = component.path("readonly");
    this.ignored =
        component.path("disabled").asBoolean() || (readonly.isBoolean() && readonly.asBoolean());
    this.readonlyCondition = expression(readonly);
    this.defaultValue =
        component.has("defaultValue")
            ? Submitted.json(component.get("defaultValue").toString())
            : type.empty();
    JsonNode validate = component.path("validate");
    this.required = validate.path("required").asBoolean();
    this.min = limit(validate, "min");
    this.max = limit(validate, "max");
    this.minLength = limit(validate, "minLength");
    this.maxLength = limit(validate, "maxLength");
    this.pattern = pattern(validate.path("pattern").asText(""));
    this.validationType = validate.path("validationType").asText("custom");
    this.decimalDigits =
        component.path("decimalDigits").isInt() ? component.path("decimalDigits").asInt() : null;
    this.increment = number(component.path("increment").asText(""));
    this.disallowPassedDates = component.path("disallowPassedDates").asBoolean();
    this.optionsKey = component.path("valuesKey").asText(null);
    this.options =
        component.path("values").isArray()
            ? options(Submitted.json(component.get("values").toString()))
            : List.of();
    this.optionsExpression = expression(component.path("valuesExpression"));
    if (component.hasNonNull("valuesExpression") && optionsExpression == null) {
      throw new IllegalArgumentException("valuesExpression must start with =");
    }
  }

  String key() {
    return key;
  }

  String description() {
    return description;
  }

  List<Option> staticOptions() {
    return optionsKey == null ? options : List.of();
  }

  /** Whether the options are only known when the form is shown. */
  boolean hasComputedOptions() {
    return type.hasOptions() && (optionsKey != null || optionsExpression != null);
  }

  FormSchema.Input describe() {
    String name =
        type == FormFieldType.DATE || type == FormFieldType.TIME
            ? type.name().toLowerCase(Locale.ROOT)
            : type.formJsName();
    return new FormSchema.Input(
        key,
        name,
        label,
        required,
        staticOptions(),
        optionsKey,
        hasComputedOptions(),
        decimalDigits != null && decimalDigits == 0);
  }

  /** Whether nothing submitted for this field counts, whatever the other fields hold. */
  boolean isIgnored() {
    return ignored;
  }

  /** Whether nothing submitted for this field counts: it is hidden, read-only or disabled. */
  boolean isLeftOut(Predicate<String> isTrue) {
    return ignored
        || (readonlyCondition != null && isTrue.test(readonlyCondition))
        || hideConditions.stream().anyMatch(isTrue);
  }

  String label(Map<String, Object> data) {
    if (!Feel.isExpression(label)) {
      return label;
    }
    Object text = Feel.evaluate(label, data);
    return text == null ? key : text.toString();
  }

  Submitted read(Object raw, FormReader reader) {
    return Submitted.read(type, raw, reader.zone(), reader.now());
  }

  /**
   * What the form holds for this field before anybody changes it: what is shown, else the form's
   * default.
   */
  Object initialValue(FormReader reader) {
    if (!reader.shown().containsKey(key)) {
      return defaultValue;
    }
    Object raw = reader.shown().get(key);
    Submitted value = read(type.isText() && Submitted.isScalar(raw) ? raw.toString() : raw, reader);
    if (type.hasOptions() && !hasOptionsOf(value, reader)) {
      return type.empty();
    }
    return data(value, reader);
  }

  private boolean hasOptionsOf(Submitted value, FormReader reader) {
    // form-js leaves a first value alone whose options an expression computes.
    return value.isEmpty()
        || (optionsKey == null && optionsExpression != null)
        || offers(value, Map.of(), reader);
  }

  /** A value as form-js would hold it, which is what expressions see. */
  Object data(Submitted submitted, FormReader reader) {
    Object value = submitted.value();
    if (value == null) {
      return type.empty();
    }
    if (value instanceof Instant instant) {
      return OffsetDateTime.ofInstant(instant, reader.zone())
          .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
    return value instanceof LocalDate || value instanceof LocalTime ? value.toString() : value;
  }

  /**
   * What the record that receives the submission gets: an unticked box is false, and an empty list
   * a list.
   */
  Object recorded(Submitted submitted) {
    if (submitted.isEmpty() && (type.isList() || type == FormFieldType.CHECKBOX)) {
      return type.empty();
    }
    return submitted.value();
  }

  /** Why the form does not accept a value, or null if it does. */
  FieldRefusal check(Submitted submitted, Map<String, Object> data, FormReader reader) {
    if (submitted.problem() != null) {
      return refusal(data, submitted.problem(), submitted.args());
    }
    if (required && (submitted.isEmpty() || Boolean.FALSE.equals(submitted.value()))) {
      return refusal(
          data, type == FormFieldType.CHECKBOX ? "form.required.checkbox" : "form.required");
    }
    if (submitted.isEmpty()) {
      return null;
    }
    return switch (type) {
      case TEXTFIELD, TEXTAREA -> checkText((String) submitted.value(), data);
      case NUMBER -> checkNumber(new BigDecimal(submitted.value().toString()), data);
      case CHECKLIST, TAGLIST, RADIO, SELECT ->
          offers(submitted, data, reader) ? null : refusal(data, "form.option");
      case DATE -> checkDate((LocalDate) submitted.value(), data, reader);
      case DATETIME ->
          checkDate(LocalDate.ofInstant((Instant) submitted.value(), reader.zone()), data, reader);
      case TIME, CHECKBOX -> null;
    };
  }

  private FieldRefusal checkText(String text, Map<String, Object> data) {
    BigDecimal shortest = evaluate(minLength, data);
    if (shortest != null && BigDecimal.valueOf(text.length()).compareTo(shortest) < 0) {
      return refusal(data, "form.minLength", shortest);
    }
    BigDecimal longest = evaluate(maxLength, data);
    if (longest != null && BigDecimal.valueOf(text.length()).compareTo(longest) > 0) {
      return refusal(data, "form.maxLength", longest);
    }
    if (pattern != null && !matches(text)) {
      return refusal(data, "form.pattern");
    }
    if (validationType.equals("email")
        && (text.length() > LONGEST_MAIL || !MAIL.matcher(text).matches())) {
      return refusal(data, "form.email");
    }
    if (validationType.equals("phone") && !PHONE.matcher(text).matches()) {
      return refusal(data, "form.phone");
    }
    return null;
  }

  private boolean matches(String text) {
    try {
      return pattern.matcher(text).find();
    } catch (StackOverflowError e) {
      // Java matches repeated groups recursively: a text that is too long for that does not match.
      return false;
    }
  }

  private FieldRefusal checkNumber(BigDecimal number, Map<String, Object> data) {
    if (decimalDigits != null && number.scale() > decimalDigits) {
      return decimalDigits == 0
          ? refusal(data, "form.integer")
          : refusal(data, "form.decimalDigits", decimalDigits);
    }
    if (increment != null && increment.signum() != 0 && number.remainder(increment).signum() != 0) {
      return refusal(data, "form.increment", increment);
    }
    BigDecimal smallest = evaluate(min, data);
    if (smallest != null && number.compareTo(smallest) < 0) {
      return refusal(data, "form.min", smallest);
    }
    BigDecimal greatest = evaluate(max, data);
    if (greatest != null && number.compareTo(greatest) > 0) {
      return refusal(data, "form.max", greatest);
    }
    return null;
  }

  private FieldRefusal checkDate(LocalDate date, Map<String, Object> data, FormReader reader) {
    return disallowPassedDates && date.isBefore(reader.today()) ? refusal(data, "form.past") : null;
  }

  private FieldRefusal refusal(Map<String, Object> data, String messageKey, Object... args) {
    return new FieldRefusal(key, label(data), messageKey, args);
  }

  private boolean offers(Submitted submitted, Map<String, Object> data, FormReader reader) {
    List<String> offered = offered(data, reader).stream().map(Option::value).toList();
    return submitted.value() instanceof List<?> values
        ? offered.containsAll(values)
        : offered.contains(String.valueOf(submitted.value()));
  }

  // In the order of form-js. A list by key is the one the server shows, whatever was submitted.
  private List<Option> offered(Map<String, Object> data, FormReader reader) {
    if (optionsKey != null) {
      return options(reader.shown().get(optionsKey));
    }
    return options.isEmpty() && optionsExpression != null
        ? options(Feel.evaluate(optionsExpression, data))
        : options;
  }

  private static List<Option> options(Object source) {
    List<Option> options = new ArrayList<>();
    if (source instanceof List<?> list) {
      for (Object entry : list) {
        Object value = entry instanceof Map<?, ?> map ? map.get("value") : entry;
        Object label = entry instanceof Map<?, ?> map ? map.get("label") : entry;
        if (entry instanceof Option option) {
          options.add(option);
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
          options.add(
              new Option(value.toString(), label == null ? value.toString() : label.toString()));
        }
      }
    }
    return List.copyOf(options);
  }

  private static String label(JsonNode component, FormFieldType type, String key) {
    String own = component.path("label").asText("");
    String ofPicker =
        switch (type) {
          case DATE, DATETIME -> component.path("dateLabel").asText("");
          case TIME -> component.path("timeLabel").asText("");
          default -> "";
        };
    String label = ofPicker.isBlank() ? own : ofPicker;
    if (label.contains("{{")) {
      throw new IllegalArgumentException(
          "a label with a template is not supported: write it in FEEL, with a leading =");
    }
    if (Feel.isExpression(label)) {
      Feel.requireValid(label);
    }
    return label.isBlank() ? key : label;
  }

  private static String expression(JsonNode property) {
    if (!property.isTextual() || !Feel.isExpression(property.asText())) {
      return null;
    }
    Feel.requireValid(property.asText());
    return property.asText();
  }

  // A number, an expression, or null if there is no such limit.
  private static Object limit(JsonNode validate, String name) {
    JsonNode limit = validate.path(name);
    if (limit.isMissingNode() || limit.isNull() || limit.asText().isBlank()) {
      return null;
    }
    String expression = expression(limit);
    if (expression != null) {
      return expression;
    }
    BigDecimal number = number(limit.asText());
    if (number == null) {
      throw new IllegalArgumentException("validate." + name + " is not a number");
    }
    return number;
  }

  private static BigDecimal evaluate(Object limit, Map<String, Object> data) {
    if (limit instanceof String expression) {
      Object result = Feel.evaluate(expression, data);
      return result instanceof Number || result instanceof String
          ? number(result.toString())
          : null;
    }
    return (BigDecimal) limit;
  }

  private static BigDecimal number(String text) {
    Object number = Submitted.read(FormFieldType.NUMBER, text, null, null).value();
    return number == null ? null : new BigDecimal(number.toString());
  }

  private static Pattern pattern(String source) {
    if (source.isEmpty()) {
      return null;
    }
    try {
      return JavaScriptPattern.compile(source);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "validate.pattern is not a regular expression: " + source, e);
    }
  }
}
