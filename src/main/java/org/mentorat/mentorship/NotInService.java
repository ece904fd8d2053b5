package org.mentorat.mentorship;

/** What was asked needs a service that runs: from first contact (R39) until its end (R45). */
public class NotInService extends Exception {

  private static final long serialVersionUID = 1L;
  private final String reference;
  private final boolean ended;

  NotInService(String reference, boolean ended) {
    super("no service runs in " + reference);
    this.reference = reference;
    this.ended = ended;
  }

  public String reference() {
    return reference;
  }

  /** Whether the service has ended; otherwise it has not begun. */
  public boolean ended() {
    return ended;
  }
}
