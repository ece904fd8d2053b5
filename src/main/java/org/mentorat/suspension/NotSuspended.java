package org.mentorat.suspension;

/** Nothing is to be resumed: the mentorship runs, or somebody has asked for it already. */
public class NotSuspended extends Exception {

  private static final long serialVersionUID = 1L;
  private final boolean asked;

  NotSuspended(String reference, boolean asked) {
    super(reference + " is not to be resumed");
    this.asked = asked;
  }

  /** Whether the resumption is asked for and about to happen. */
  public boolean asked() {
    return asked;
  }
}
