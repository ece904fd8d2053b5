package org.mentorat.withdrawal;

/** The mentee has withdrawn, or the mentorship has ended before: nothing was changed. */
public final class AlreadyWithdrawn extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean ended;

  AlreadyWithdrawn(String reference, boolean ended) {
    super(reference + (ended ? " has ended" : " is withdrawn"));
    this.ended = ended;
  }

  /** Whether it ended otherwise. */
  public boolean ended() {
    return ended;
  }
}
