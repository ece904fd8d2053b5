package org.mentorat.agreement;

/** The person is not asked to accept this any more. */
public class NothingToAccept extends Exception {
  private static final long serialVersionUID = 1L;

  NothingToAccept(long acceptance) {
    super("acceptance " + acceptance + " has ended");
  }
}
