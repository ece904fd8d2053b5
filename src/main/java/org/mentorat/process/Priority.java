package org.mentorat.process;

/**
 * The priority of tasks. A waiting client comes first in every list (R8, R10), and so does somebody
 * who does not feel safe; Camunda ranks 50 as ordinary.
 */
final class Priority {

  static final int ORDINARY = 50;
  private static final int URGENT = 80;

  private Priority() {}

  static int of(boolean urgent) {
    return urgent ? URGENT : ORDINARY;
  }
}
