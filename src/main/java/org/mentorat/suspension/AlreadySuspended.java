package org.mentorat.suspension;

/** One suspension at a time. */
public class AlreadySuspended extends Exception {

  private static final long serialVersionUID = 1L;

  AlreadySuspended(String reference) {
    super(reference + " is suspended");
  }
}
