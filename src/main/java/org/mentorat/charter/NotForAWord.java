package org.mentorat.charter;

/** Words are received from the first contact until some time after the end. */
public class NotForAWord extends Exception {

  private static final long serialVersionUID = 1L;
  private final boolean ended;

  NotForAWord(String reference, boolean ended) {
    super(reference + " receives no word");
    this.ended = ended;
  }

  /** Whether it is too late; otherwise it is too early. */
  public boolean ended() {
    return ended;
  }
}
