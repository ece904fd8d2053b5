package org.mentorat.charter;

/** The same person confided the same words, and they wait: a second click. */
public class AlreadyTold extends Exception {

  private static final long serialVersionUID = 1L;

  AlreadyTold(long breach) {
    super("word " + breach + " says this already");
  }
}
