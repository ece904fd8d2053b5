package org.mentorat.meeting;

/** A meeting that has begun, or is not planned any more, cannot be moved. */
public class NotToMove extends Exception {

  private static final long serialVersionUID = 1L;

  NotToMove(long meeting) {
    super("meeting " + meeting + " cannot be moved");
  }
}
