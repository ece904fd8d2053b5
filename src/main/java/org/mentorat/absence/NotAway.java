package org.mentorat.absence;

/** There is nothing announced that this mentor could come back from. */
public class NotAway extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean asked;

  NotAway(String mentor, boolean asked) {
    super(mentor + (asked ? " is coming back already" : " is not away"));
    this.asked = asked;
  }

  /** Whether somebody has said so already. */
  public boolean asked() {
    return asked;
  }
}
