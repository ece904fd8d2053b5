package org.mentorat.notification;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that people are told of.
 *
 * @param id what makes it one: whoever is told twice of the same id and kind, is told once
 * @param kind which message it is: {@code notice.<kind>.*} are its words
 * @param reference of the process, such as a mentorship's; null when it has none
 * @param processInstance the engine's id of it; null when no process tells it
 * @param element the step that the message leads to; null when there is nothing to do
 * @param subject which one of several, such as a request's id; null when there is one only
 * @param dueAt the moment of which the message speaks; null when it speaks of none
 */
public record Event(
    String id,
    String kind,
    Level level,
    String reference,
    String processInstance,
    String element,
    Long subject,
    Instant dueAt) {

  public Event {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(level, "level");
    if (element != null) {
      Objects.requireNonNull(processInstance, "processInstance");
    }
  }
}
