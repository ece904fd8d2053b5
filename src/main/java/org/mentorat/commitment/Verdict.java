package org.mentorat.commitment;

/** What became of a promise. */
public enum Verdict {
  OPEN("commitment.verdict.open"),
  KEPT("commitment.verdict.kept"),
  /** Kept by its owner's word; the other side did not confirm it. */
  KEPT_UNCONFIRMED("commitment.verdict.keptUnconfirmed"),
  /** Not kept within the first limit. Never changes again, whatever was granted since. */
  LATE("commitment.verdict.late"),
  /** Ended within its limit by a decision: nothing was left to promise. */
  CANCELLED("commitment.verdict.cancelled");

  private final String messageKey;

  Verdict(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
