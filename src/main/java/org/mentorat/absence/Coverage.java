package org.mentorat.absence;

/** How the mentor's mentees are seen to meanwhile. */
public enum Coverage {
  /** A substitute answers their requests. */
  SUBSTITUTION,
  /** Each gets another mentor. */
  HAND_OVER
}
