package org.mentorat.meeting;

/** A meeting that cannot be planned for this moment. */
public class MeetingRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** The key of the form at which it is refused. */
  public static final String FIELD = "beginsAt";

  private final String messageKey;

  MeetingRefused(String messageKey) {
    super(messageKey);
    this.messageKey = messageKey;
  }

  /** The key of the sentence that says why. */
  public String messageKey() {
    return messageKey;
  }
}
