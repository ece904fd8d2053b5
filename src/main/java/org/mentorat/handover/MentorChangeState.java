package org.mentorat.handover;

/** What became of a change of mentor. */
public enum MentorChangeState {
  OPEN,
  /** Another mentor takes over, or is looked for. */
  CHANGED,
  /** The coordination kept the pair as it is. */
  KEPT,
  /** The service ended first. */
  LAPSED
}
