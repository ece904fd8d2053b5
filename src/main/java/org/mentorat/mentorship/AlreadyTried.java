package org.mentorat.mentorship;

/** This mentor had this mentorship before: never the same one again (X9). */
public class AlreadyTried extends Exception {

  private static final long serialVersionUID = 1L;
  private final String reference;
  private final String account;

  AlreadyTried(String reference, String account) {
    super("mentor " + account + " had " + reference + " before");
    this.reference = reference;
    this.account = account;
  }

  public String reference() {
    return reference;
  }

  public String account() {
    return account;
  }
}
