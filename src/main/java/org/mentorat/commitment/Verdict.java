package org.mentorat.commitment;

/** What became of a promise. */
public enum Verdict {
  OPEN,
  KEPT,
  /** Kept by its owner's word; the other side did not confirm it. */
  KEPT_UNCONFIRMED,
  /**
   * Not kept within the first limit, or found not kept in spite of its owner's word. Never changes
   * again, whatever was granted since.
   */
  LATE,
  /** Ended within its limit by a decision: nothing was left to promise. */
  CANCELLED
}
