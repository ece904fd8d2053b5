package org.mentorat.comentor;

/** An invitation is open already: one at a time. */
public class InvitationOpen extends Exception {

  private static final long serialVersionUID = 1L;

  InvitationOpen(String subject) {
    super("an invitation is open in " + subject);
  }
}
