package org.mentorat.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Writes computed lists and first values into a form. Tasklist hands no data to the form of a
 * start, so what its lists offer has to arrive inside the form itself.
 */
final class FormLists {

  private FormLists() {}

  static InputStream write(ObjectMapper json, InputStream form, Map<String, Object> shown)
      throws IOException {
    JsonNode root = json.readTree(form);
    write(json, root, shown);
    return new ByteArrayInputStream(json.writeValueAsBytes(root));
  }

  private static void write(ObjectMapper json, JsonNode component, Map<String, Object> shown) {
    for (JsonNode child : component.path("components")) {
      ObjectNode field = (ObjectNode) child;
      String list = field.path("valuesKey").asText(null);
      if (list != null && shown.containsKey(list)) {
        field.remove("valuesKey");
        field.set("values", json.valueToTree(shown.get(list)));
      }
      String key = field.path("key").asText(null);
      if (key != null && shown.containsKey(key)) {
        field.set("defaultValue", json.valueToTree(shown.get(key)));
      }
      write(json, field, shown);
    }
  }
}
