package org.mentorat.engine;

/**
 * An action that cannot be done at this point of the mentorship: before the first contact, say
 * (R39). HTTP 409.
 */
public class NotNow extends Exception {

  private static final long serialVersionUID = 1L;

  private final String messageKey;

  /**
   * @param messageKey the key of the sentence that says when it can be done
   */
  public NotNow(String messageKey) {
    super(messageKey);
    this.messageKey = messageKey;
  }

  String messageKey() {
    return messageKey;
  }
}
