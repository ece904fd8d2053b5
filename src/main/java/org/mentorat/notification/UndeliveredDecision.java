package org.mentorat.notification;

import java.util.Arrays;

/** What becomes of messages that did not arrive. */
public enum UndeliveredDecision {
  /** They are sent once more, as they are. */
  SEND_AGAIN("sendAgain"),
  /** They are sent once more, to another address. */
  CORRECT_ADDRESS("correctAddress"),
  /**
   * The coordination has told what they say, by telephone or in person: nothing is sent any more.
   */
  TOLD("told");

  private final String code;

  UndeliveredDecision(String code) {
    this.code = code;
  }

  /** In the form. */
  String code() {
    return code;
  }

  static UndeliveredDecision of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
  }
}
