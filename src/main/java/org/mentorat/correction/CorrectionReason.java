package org.mentorat.correction;

/** Why the coordination undid a step of its own, as it is kept. */
public enum CorrectionReason {
  /** Of an assignment: another person was meant. */
  WRONG_PERSON,
  /** Of an assignment: something about this person was overlooked. */
  OVERLOOKED,
  /** Of a closing: another mentorship was meant. */
  WRONG_MENTORSHIP,
  /** Of a closing: what the people concerned wanted was misunderstood. */
  MISUNDERSTANDING,
  OTHER
}
