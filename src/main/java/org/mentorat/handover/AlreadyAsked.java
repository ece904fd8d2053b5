package org.mentorat.handover;

/** A change of mentor is open in this mentorship: one at a time. */
public class AlreadyAsked extends Exception {

  private static final long serialVersionUID = 1L;

  AlreadyAsked(String reference) {
    super("a change of mentor is open in " + reference);
  }
}
