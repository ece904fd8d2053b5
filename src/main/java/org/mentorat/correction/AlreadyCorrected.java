package org.mentorat.correction;

/** This assignment is being undone already. */
public class AlreadyCorrected extends Exception {

  private static final long serialVersionUID = 1L;

  AlreadyCorrected(String reference) {
    super(reference);
  }
}
