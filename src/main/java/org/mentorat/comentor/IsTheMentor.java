package org.mentorat.comentor;

/** The person invited became the mentor meanwhile. */
public class IsTheMentor extends Exception {

  private static final long serialVersionUID = 1L;

  IsTheMentor(String subject) {
    super("already the mentor of " + subject);
  }
}
