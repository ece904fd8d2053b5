package org.mentorat.absence;

/** This mentor's absence or departure is announced, or the mentor has left. */
public class AlreadyAnnounced extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean left;

  AlreadyAnnounced(String mentor, boolean left) {
    super("an absence of " + mentor + (left ? " is final" : " is announced"));
    this.left = left;
  }

  /** Whether the mentor has left for good. */
  public boolean left() {
    return left;
  }
}
