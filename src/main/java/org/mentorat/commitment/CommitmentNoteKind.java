package org.mentorat.commitment;

/** What is written beside a promise. */
public enum CommitmentNoteKind {
  /** The owner was reminded. */
  REMINDER,
  /** The coordination was reminded that a decision about the broken promise is awaited. */
  DECISION_REMINDER,
  /** The limit passed; written once, whoever noticed first. */
  ESCALATION,
  /** The project's lead was told too. */
  LEAD_ALERTED,
  /** More time was granted; the first limit stands. */
  EXTENSION,
  /** The mentee was entrusted to someone else. */
  REASSIGNMENT,
  /** The mentor declined. */
  DECLINE,
  /** The person was referred to another resource. */
  REFERRAL,
  /** The coordination answered instead of the owner. */
  HANDLED,
  /** The service ended first; what was open is with the coordination. */
  HANDED_OVER,
  /** Its owner said that it was kept, and the coordination found that it was not. */
  REFUTED,
  /** Another mentor took over; the limit stands. */
  ENTRUSTED,
  /** The pair, or the coordination, agreed on an earlier end of the service. */
  ENDED_EARLY,
  /** The mentorship stood still meanwhile; the first limit stands, another one counts. */
  SUSPENSION,
  /** The project ended first. */
  PROJECT_ENDED,
  /** The pair and the coordination agreed on a later end of the service (X5). */
  PROLONGED,
  /** An error of the coordination ended it, or it goes on after one. */
  CORRECTED,
  /** Who it was promised to waits for nothing any more: they withdrew, or were replaced. */
  WITHDRAWN
}
