package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent to an action over HTTP, and what it answers. */
final class ActionAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ActionAnswers() {}

  static void assertNotNow(Web.Answer answer, String sentence) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(409);
    assertThat(answer.json().path("message").asText()).contains(sentence);
  }

  /** Refused at these fields, in their order, with a sentence. */
  static void assertRefused(Web.Answer answer, String... fields) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("FormRefused");
    assertThat(answer.json().path("fields"))
        .extracting(field -> field.path("field").asText())
        .containsExactly(fields);
    assertThat(answer.json().at("/fields/0/message").asText()).isNotBlank();
  }

  /** What the form shows in this field; null if nothing. */
  static String shown(JsonNode component, String key) {
    for (JsonNode child : component.path("components")) {
      if (key.equals(child.path("key").asText())) {
        return child.path("defaultValue").asText(null);
      }
      String found = shown(child, key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** As an action takes it. */
  static String body(Map<String, Object> form) {
    try {
      return JSON.writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a task takes it through the engine's REST API. */
  static String variables(Map<String, Object> form) {
    Map<String, Object> variables = new LinkedHashMap<>();
    form.forEach((key, value) -> variables.put(key, Map.of("value", value)));
    return body(Map.of("variables", variables));
  }
}
