package org.mentorat.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a {@link HumanStep} refuses in a submission, each at the field that the person has
 * to change.
 */
public final class Refusals {

  private final List<Refusal> refusals = new ArrayList<>();

  record Refusal(String field, String messageKey, Object[] args) {}

  /**
   * Refuses the value of a field; the message is looked up in the bundles with the arguments given.
   */
  public void refuse(String field, String messageKey, Object... args) {
    refusals.add(new Refusal(field, messageKey, args));
  }

  public boolean isEmpty() {
    return refusals.isEmpty();
  }

  List<Refusal> all() {
    return List.copyOf(refusals);
  }
}
