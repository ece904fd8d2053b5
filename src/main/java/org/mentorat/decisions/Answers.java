package org.mentorat.decisions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * What somebody chose and typed on the page, as the browser sends it: nothing of it is kept on the
 * server between two pages. {@code v.<task>.<key>} is a text or a choice, {@code b.<task>.<key>} a
 * ticked box; with {@code all} for the task it counts for every task that has no answer of its own.
 */
record Answers(MultiValueMap<String, String> sent) {

  private static final String TASK = "task";
  private static final String NEEDED = "need";
  private static final String ALL = "all";

  static String textName(String task, String key) {
    return "v." + task + "." + key;
  }

  static String textForAll(String key) {
    return textName(ALL, key);
  }

  static String boxName(String task, String key) {
    return "b." + task + "." + key;
  }

  static String boxForAll(String key) {
    return boxName(ALL, key);
  }

  /** What must not be left empty; sent along, so that it can be said before anything is done. */
  static String need(String task, String key) {
    return task + "." + key;
  }

  /** Whether anything was sent at all: a page that is opened shows first values instead. */
  boolean none() {
    return sent.isEmpty();
  }

  /** The ids of the tasks that were ticked, each once, in the order of the page. */
  Set<String> chosen() {
    return new LinkedHashSet<>(sent.getOrDefault(TASK, List.of()));
  }

  /** What was answered for all. */
  Map<String, Object> forAll() {
    return of(ALL);
  }

  /** What was answered for this task, by key. */
  Map<String, Object> of(String task) {
    Map<String, Object> values = new LinkedHashMap<>();
    collect(ALL, values);
    collect(task, values);
    return values;
  }

  /** What was answered for this task itself, and not for all. */
  String own(String task, String key) {
    String own = sent.getFirst(textName(task, key));
    return own == null ? "" : own;
  }

  /** Whether this must not be left empty and was. */
  boolean isMissing(String task, String key) {
    Object value = of(task).get(key);
    return sent.getOrDefault(NEEDED, List.of()).contains(need(task, key))
        && (value == null || Boolean.FALSE.equals(value));
  }

  /** Whether anything that must not be left empty was. */
  boolean lacks() {
    return sent.getOrDefault(NEEDED, List.of()).stream()
        .map(need -> need.split("\\.", 2))
        .filter(need -> need.length == 2 && chosen().contains(need[0]))
        .anyMatch(need -> isMissing(need[0], need[1]));
  }

  private void collect(String task, Map<String, Object> values) {
    sent.forEach(
        (name, all) -> {
          String value = all.isEmpty() ? null : all.get(0);
          if (value == null || value.isBlank()) {
            return;
          }
          if (name.startsWith(textName(task, ""))) {
            values.put(name.substring(textName(task, "").length()), value);
          } else if (name.startsWith(boxName(task, ""))) {
            values.put(name.substring(boxName(task, "").length()), Boolean.TRUE);
          }
        });
  }
}
