package org.mentorat.notification;

/**
 * The form {@code settle-undelivered}: the components are its keys.
 *
 * @param decision one of those offered: see {@link #decided()}
 * @param newEmail null unless the address is corrected
 * @param note null unless it was told otherwise
 */
public record UndeliveredSubmission(String decision, String newEmail, String note) {

  public UndeliveredDecision decided() {
    return UndeliveredDecision.of(decision);
  }
}
