package org.mentorat.notification;

/**
 * A message of the service that did not arrive, as a mail server reports it (RFC 3464, issue «
 * Nobody waits in silence »).
 *
 * @param messageId of the message that did not arrive, with its angle brackets
 * @param recipient the address for which it was
 * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}
 * @param permanent whether the same message would be refused again; otherwise the servers gave up
 *     trying
 * @param diagnosticCode what the other server answered, by number only, such as {@code 550 5.1.1};
 *     its words may name somebody
 */
record Bounce(
    String messageId, String recipient, String status, boolean permanent, String diagnosticCode) {

  /** Without the address, for logs. */
  @Override
  public String toString() {
    return "Bounce[" + messageId + ", " + diagnosticCode + "]";
  }
}
