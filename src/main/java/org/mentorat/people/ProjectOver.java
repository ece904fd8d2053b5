package org.mentorat.people;

/** The project was ended: it takes nobody any more. */
public class ProjectOver extends Exception {

  private static final long serialVersionUID = 1L;

  ProjectOver(String code) {
    super(code + " is over");
  }
}
