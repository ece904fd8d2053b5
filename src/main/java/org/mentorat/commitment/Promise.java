package org.mentorat.commitment;

/** What the service promises to do in time. */
public enum Promise {
  /** A mentor is assigned, counted from registration. Owner: the coordination. */
  ASSIGNMENT("commitment.promise.assignment"),
  /** The mentor contacts the mentee, counted from receipt of the assignment (R36). */
  FIRST_CONTACT("commitment.promise.firstContact");

  private final String messageKey;

  Promise(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
