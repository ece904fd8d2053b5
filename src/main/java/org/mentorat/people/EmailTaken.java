package org.mentorat.people;

/** Two people cannot have one e-mail address: it says who registers. */
public class EmailTaken extends Exception {

  private static final long serialVersionUID = 1L;
}
