package org.mentorat.mentorship;

/**
 * The person has an open mentorship in this project; a new one after its closure is welcome (R99).
 */
public class AlreadyOpen extends Exception {

  private static final long serialVersionUID = 1L;
  private final String reference;

  public AlreadyOpen(String reference) {
    super("open already: " + reference);
    this.reference = reference;
  }

  /** The open mentorship's reference. */
  public String reference() {
    return reference;
  }
}
