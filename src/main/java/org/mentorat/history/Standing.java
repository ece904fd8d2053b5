package org.mentorat.history;

import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.Verdict;

/**
 * How a promise stands at this moment, the most pressing first: its verdict, and whether somebody
 * still waits. The names are fixed: programs read them.
 */
enum Standing {
  /** Broken, and still awaited. */
  LATE_OPEN,
  /** Runs within its limit. */
  OPEN,
  /** Runs, but the mentorship stands still meanwhile. */
  SUSPENDED,
  /** Broken, and ended since. */
  LATE,
  KEPT_UNCONFIRMED,
  KEPT,
  CANCELLED;

  static Standing of(Commitment commitment, boolean paused) {
    boolean runs = commitment.stoppedAt() == null;
    if (runs && commitment.verdict() == Verdict.LATE) {
      return LATE_OPEN;
    }
    if (runs && paused) {
      return SUSPENDED;
    }
    return valueOf(commitment.verdict().name());
  }

  boolean runs() {
    return compareTo(LATE) < 0;
  }
}
