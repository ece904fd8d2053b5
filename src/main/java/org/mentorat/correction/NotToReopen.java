package org.mentorat.correction;

/** A mentorship that cannot be opened again, and why. */
public class NotToReopen extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** It is open, or its closure runs. */
    NOT_CLOSED("correction.notClosed"),
    /** It was closed too long ago. */
    TOO_LATE("correction.tooLate"),
    /** Its service ran to its end, or would have ended meanwhile. */
    OVER("correction.over"),
    /** Its project has ended. */
    PROJECT_OVER("correction.projectOver"),
    /** The mentee has another open one in the same project. */
    OPEN_ELSEWHERE("correction.openElsewhere"),
    /** The mentor has no place any more, or takes nobody. */
    NO_PLACE("correction.noPlace");

    private final String messageKey;

    Why(String messageKey) {
      this.messageKey = messageKey;
    }
  }

  private final Why why;

  NotToReopen(Why why) {
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** The key of the sentence that says why not, and what to do instead. */
  public String messageKey() {
    return why.messageKey;
  }
}
