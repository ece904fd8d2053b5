package org.mentorat.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Short ways to write a form and to fill it in. */
final class Forms {

  static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

  /** Late evening of 15 March 2026 in Québec, and already the 16th in UTC. */
  static final Instant NOW = Instant.parse("2026-03-16T02:30:00Z");

  private Forms() {}

  /** A form with these components, in JSON with ' for quotes and ` for quotes within FEEL. */
  static FormSchema form(String... components) {
    return FormSchema.parse(json("'components':[" + String.join(",", components) + "]"));
  }

  static String json(String rest) {
    return quoted("{'id':'test','type':'default','schemaVersion':16," + rest + "}");
  }

  static String quoted(String json) {
    return json.replace('\'', '"').replace("`", "\\\"");
  }

  static String input(String type, String key, String... more) {
    String properties =
        Arrays.stream(more).map(property -> "," + property).collect(Collectors.joining());
    return "{'type':'"
        + type
        + "','key':'"
        + key
        + "','label':'Label of "
        + key
        + "'"
        + properties
        + "}";
  }

  static String group(String more, String... components) {
    return "{'type':'group','label':'A group'"
        + (more.isEmpty() ? "" : "," + more)
        + ",'components':["
        + String.join(",", components)
        + "]}";
  }

  static String hiddenIf(String condition) {
    return "'conditional':{'hide':'=" + condition + "'}";
  }

  /** Key, value, key, value …; null is a value. */
  static Map<String, Object> values(Object... keysAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return values;
  }

  static FormReading read(FormSchema form, Object... submitted) {
    return form.read(values(submitted), Map.of(), QUEBEC, NOW);
  }

  /** The message key of each refused field. */
  static Map<String, String> refusals(FormReading reading) {
    return reading.refusals().stream()
        .collect(Collectors.toMap(FieldRefusal::field, FieldRefusal::messageKey));
  }
}
