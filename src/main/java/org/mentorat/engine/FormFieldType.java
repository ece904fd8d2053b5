package org.mentorat.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What kind of value an input of a form takes, and what form-js holds for it while nothing is
 * entered.
 */
enum FormFieldType {
  TEXTFIELD("textfield", ""),
  TEXTAREA("textarea", ""),
  NUMBER("number", null),
  DATE("datetime", null),
  TIME("datetime", null),
  DATETIME("datetime", null),
  CHECKBOX("checkbox", false),
  CHECKLIST("checklist", List.of()),
  TAGLIST("taglist", List.of()),
  RADIO("radio", null),
  SELECT("select", null);

  private final String formJsName;
  private final Object empty;

  FormFieldType(String formJsName, Object empty) {
    this.formJsName = formJsName;
    this.empty = empty;
  }

  /**
   * The type of a component of a form, or null if the component takes no input.
   *
   * @throws IllegalArgumentException for a type or subtype that the server cannot check
   */
  static FormFieldType of(JsonNode component) {
    String type = component.path("type").asText("");
    return switch (type) {
      case "textfield" -> TEXTFIELD;
      case "textarea" -> TEXTAREA;
      case "number" -> NUMBER;
      case "checkbox" -> CHECKBOX;
      case "checklist" -> CHECKLIST;
      case "taglist" -> TAGLIST;
      case "radio" -> RADIO;
      case "select" -> SELECT;
      case "datetime" -> datetime(component.path("subtype").asText("date"));
      case "group",
          "expression",
          "text",
          "html",
          "image",
          "table",
          "spacer",
          "separator",
          "iframe",
          "button" ->
          null;
      case "dynamiclist" ->
          throw new IllegalArgumentException(
              "dynamiclist disables Tasklist's Complete button for good: use something else");
      case "filepicker", "documentPreview" ->
          throw new IllegalArgumentException(
              type + " does not exist in the form-js of Camunda 7.24");
      default -> throw new IllegalArgumentException("unknown component type '" + type + "'");
    };
  }

  private static FormFieldType datetime(String subtype) {
    return switch (subtype) {
      case "date" -> DATE;
      case "time" -> TIME;
      case "datetime" -> DATETIME;
      default -> throw new IllegalArgumentException("unknown datetime subtype '" + subtype + "'");
    };
  }

  String formJsName() {
    return formJsName;
  }

  /** What form-js holds, and conditions see, while nothing is entered. */
  Object empty() {
    return empty;
  }

  boolean isText() {
    return this == TEXTFIELD || this == TEXTAREA;
  }

  boolean isList() {
    return this == CHECKLIST || this == TAGLIST;
  }

  boolean hasOptions() {
    return isList() || this == RADIO || this == SELECT;
  }
}
