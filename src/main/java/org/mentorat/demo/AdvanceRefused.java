package org.mentorat.demo;

/** The clock is not moved, for a reason that the visitor is told; the message is its key. */
class AdvanceRefused extends Exception {

  AdvanceRefused(String messageKey) {
    super(messageKey);
  }

  String messageKey() {
    return getMessage();
  }
}
