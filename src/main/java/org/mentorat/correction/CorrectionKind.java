package org.mentorat.correction;

/** What was undone. */
public enum CorrectionKind {
  /** The wrong person was assigned; undone before the first contact. */
  ASSIGNMENT,
  /** The mentorship was closed by error; undone within days. */
  REOPENING
}
