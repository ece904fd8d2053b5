package org.mentorat.comentor;

/** A mentor has as many co-mentorships as the project allows. */
public class NoCoMentorshipLeft extends Exception {

  private static final long serialVersionUID = 1L;

  NoCoMentorshipLeft(String subject) {
    super("no co-mentorship left with " + subject);
  }
}
