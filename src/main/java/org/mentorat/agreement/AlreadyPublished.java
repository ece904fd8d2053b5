package org.mentorat.agreement;

/** This version exists. */
public class AlreadyPublished extends Exception {
  private static final long serialVersionUID = 1L;

  AlreadyPublished(String code) {
    super(code + " exists");
  }
}
