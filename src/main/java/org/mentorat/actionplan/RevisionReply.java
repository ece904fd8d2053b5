package org.mentorat.actionplan;

/** What the other answers to a proposal. */
public enum RevisionReply {
  ACCEPTED,
  /** The mentor knows of a plan that is the mentee's to decide (R54, R110). */
  READ,
  DISCUSSED
}
