package org.mentorat.actionplan;

/** Where a revision stands. */
public enum RevisionState {
  OPEN,
  /** What was proposed last is the pair's. */
  VALID,
  WITHDRAWN,
  /** The mentorship closed before. */
  LAPSED
}
