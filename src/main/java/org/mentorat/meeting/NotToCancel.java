package org.mentorat.meeting;

/** A meeting that has begun, or is not planned any more, cannot be cancelled. */
public class NotToCancel extends Exception {

  private static final long serialVersionUID = 1L;

  NotToCancel(long meeting) {
    super("meeting " + meeting + " cannot be cancelled");
  }
}
