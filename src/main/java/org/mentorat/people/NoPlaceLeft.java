package org.mentorat.people;

/** The mentor takes no other mentee now: every place is taken, or the mentor pauses. */
public class NoPlaceLeft extends Exception {

  private static final long serialVersionUID = 1L;
  private final String account;

  NoPlaceLeft(String account) {
    super("no place left with mentor " + account);
    this.account = account;
  }

  public String account() {
    return account;
  }
}
