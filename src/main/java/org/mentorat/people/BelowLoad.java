package org.mentorat.people;

/** The capacity asked for is below the number of mentees the mentor has now. */
public class BelowLoad extends Exception {

  private static final long serialVersionUID = 1L;
  private final String account;
  private final int load;

  BelowLoad(String account, int load) {
    super("mentor " + account + " has " + load + " mentees");
    this.account = account;
    this.load = load;
  }

  public String account() {
    return account;
  }

  /** How many mentees the mentor has now. */
  public int load() {
    return load;
  }
}
