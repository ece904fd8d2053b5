package org.mentorat.commitment;

/** What is written beside a promise while it runs. */
public enum CommitmentNoteKind {
  REMINDER("commitment.note.reminder"),
  /** The limit passed; written once, whoever noticed first. */
  ESCALATION("commitment.note.escalation"),
  /** The project's lead was told too. */
  LEAD_ALERTED("commitment.note.leadAlerted"),
  /** More time was granted; the first limit stands. */
  EXTENSION("commitment.note.extension"),
  /** The mentee was entrusted to someone else. */
  REASSIGNMENT("commitment.note.reassignment"),
  /** The mentor declined. */
  DECLINE("commitment.note.decline"),
  /** The person was referred to another resource. */
  REFERRAL("commitment.note.referral");

  private final String messageKey;

  CommitmentNoteKind(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the words people read. */
  public String messageKey() {
    return messageKey;
  }
}
